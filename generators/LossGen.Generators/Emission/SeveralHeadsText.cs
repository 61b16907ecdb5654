using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>What a trainer of several heads has beside that of each head: the weighted sum, and records with one property per head.</summary>
internal static class SeveralHeadsText
{
    public static string Purpose(TrainerShape shape) => $"to learn {Join(shape.Heads.Select(head => CSharpLiteral.Xml(head.LabelMember.Name)))} of {ConstructionText.AnExample(shape.Declaration)} together";

    /// <summary>What is minimised, in words.</summary>
    public static string Weighting(TrainerShape shape) => shape.Declaration.LearnsWeights
        ? $"Loss: the sum of {Join(shape.Heads.Select(head => $"{Factor(head)}the mean loss of {CSharpLiteral.Xml(head.Head.Name)} over its variance"))}, and of half the logarithms of the variances, which are learned (Kendall et al., 2018)."
        : $"Loss: {CSharpLiteral.Xml(WeightedSum(shape))}, each the mean over its labels.";

    /// <summary>The description of the task as a whole.</summary>
    public static void WriteDescription(SourceWriter writer, TrainerShape shape)
    {
        var declaration = shape.Declaration;
        writer.Lines(
            $$"""
            private static readonly global::LossGen.TaskDescription Description = new(
                kind: global::LossGen.TaskKind.MultiTask,
                model: {{CSharpLiteral.Of(declaration.Model.Name)}},
                example: {{CSharpLiteral.Of(declaration.Example.Name)}},
                loss: {{CSharpLiteral.Of(declaration.LearnsWeights ? "losses weighted by uncertainty" : "weighted sum of losses")}},
                features: {{ConstructionText.Features(declaration)}},
                heads: new global::LossGen.HeadDescription[]
                {
            """);
        foreach (var head in shape.Heads)
            writer.Line($"        new({CSharpLiteral.Of(head.Head.Name)}, {head.Named("Description")}, weight: {CSharpLiteral.Of(head.Head.Weight)}, metrics: global::System.Enum.GetNames<global::LossGen.{head.Task.Metrics.TrimEnd('s')}>(){(head.Decode is Catalog.Decode.Sign ? ", areScores: true" : "")}),");

        writer.Lines($"    }}{ConstructionText.InputsArgument(shape)});").Gap();
    }

    /// <summary>What the trainer shows of its heads: their thresholds, and the variances that are learned.</summary>
    public static void WriteProperties(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Declaration.LearnsWeights)
        {
            writer.Lines(
                """
                /// <summary>The variances by which the losses are divided: learned with the model, of which they are a part.</summary>
                public global::LossGen.UncertaintyWeights Uncertainty { get; }

                """);
        }

        foreach (var head in shape.Heads.Where(head => head.Decode is Catalog.Decode.Probable or Catalog.Decode.Sign or Catalog.Decode.AllProbable or Catalog.Decode.KnownOrNot))
        {
            writer.Lines(
                $"""
                /// <summary>Above what {CSharpLiteral.Xml(head.Head.Name)} is predicted.</summary>
                public global::LossGen.DecisionThresholds {head.Named("Thresholds")} => Thresholds.OfHead({CSharpLiteral.Of(head.Head.Name)});

                """);
        }
    }

    /// <summary>The end of Evaluate: the metrics of all heads, and the loss that they make together.</summary>
    public static void WriteMetricsResult(SourceWriter writer, TrainerShape shape)
    {
        foreach (var head in shape.Heads)
            writer.Line($"var {head.Local} = {LoopText.Meter(head)}.Result();");

        var losses = shape.Heads.Select(head => head.Local + ".Loss").ToArray();
        var loss = shape.Declaration.LearnsWeights
            ? $"Uncertainty.Total({string.Join(", ", shape.Heads.Select((head, index) => Weighted(head, losses[index])))})"
            : string.Join(" + ", shape.Heads.Select((head, index) => Weighted(head, losses[index])));
        writer.Line($"return new Metrics({loss}, {string.Join(", ", shape.Heads.Select(head => head.Local))});");
    }

    public static void WritePredictForwardAndLoss(SourceWriter writer, TrainerShape shape)
    {
        WritePredict(writer, shape);
        WriteForward(writer, shape);
        WriteLoss(writer, shape);
    }

    /// <summary>Before the batches of an accumulated step are trained on, what each head sums over in all of them.</summary>
    public static void WriteMeasure(SourceWriter writer) =>
        writer.Lines(
            """
            foreach (var ahead in epoch.Accumulated(batch.Totals)) // where several batches make a step, all of them before its first: each head's mean is over the whole step
                batch.AddTotals(run.Train, ahead);

            """);

    /// <summary>What a batch's loss is divided by: it is the weighted sum of means, times the number of examples.</summary>
    public static void WriteDenominator(SourceWriter writer, TrainerShape shape) =>
        writer.Lines(
            $$"""
            /// <summary>What each head sums over in the batches of a step, where there are several.</summary>
            public global::LossGen.HeadTotals Totals { get; } = new(heads: {{CSharpLiteral.Of(shape.Heads.Count)}});

            /// <summary>The number of examples; 0 where none of them has a label that counts.</summary>
            public double Denominator => {{string.Join(" + ", shape.Heads.Select(head => head.Named("Denominator")))}} > 0 ? Count : 0;

            """);

    /// <summary>The method of a batch that only measures what is to come.</summary>
    public static void WriteAddTotals(SourceWriter writer, TrainerShape shape, string parameters)
    {
        writer.Open($"public void AddTotals({parameters})");
        writer.Line("Fill(examples, rows);");
        writer.Line($"Totals.Add(Denominator, {string.Join(", ", shape.Heads.Select(head => head.Named("Denominator")))});");
        writer.Close();
    }

    public static void WriteTypes(SourceWriter writer, TrainerShape shape)
    {
        var example = ConstructionText.AnExample(shape.Declaration);
        writer.Line($"/// <summary>What is predicted of {example}.</summary>");
        foreach (var head in shape.Heads)
            writer.Line($"/// <param name=\"{head.Head.Name}\">The predicted {CSharpLiteral.Xml(head.LabelMember.Name)}.</param>");

        writer.Line($"public sealed record Prediction({string.Join(", ", shape.Heads.Select(head => $"{head.PredictionType} {head.Head.Name}"))});").Gap();

        writer.Lines(
            """
            /// <summary>How good the model is, label by label.</summary>
            /// <param name="Loss">The loss of all labels together.</param>
            """);
        foreach (var head in shape.Heads)
            writer.Line($"/// <param name=\"{head.Head.Name}\">How good it is at {CSharpLiteral.Xml(head.LabelMember.Name)}.</param>");

        writer.Open($"public sealed record Metrics(double Loss, {string.Join(", ", shape.Heads.Select(head => $"{head.MetricsType} {head.Head.Name}"))}) : global::LossGen.MultiTaskMetrics(Loss)");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<global::LossGen.HeadMetrics> Heads => new global::LossGen.HeadMetrics[] {{ {string.Join(", ", shape.Heads.Select(head => $"new({CSharpLiteral.Of(head.Head.Name)}, {head.Head.Name})"))} }};");
        writer.Close();

        writer.Open(
            """
            /// <summary>The metrics by which models can be compared: <c>Monitor = MonitoredMetric.Of(...)</c> in the options.</summary>
            public enum Metric
            """);
        writer.Line("/// <summary>The loss of all labels together; lower is better.</summary>").Line("Loss,").Gap();
        foreach (var head in shape.Heads)
        {
            foreach (var metric in head.Head.Metrics)
                writer.Line($"/// <summary>The {metric} of {CSharpLiteral.Xml(head.LabelMember.Name)}: <see cref=\"global::LossGen.{head.Task.Metrics.TrimEnd('s')}.{metric}\"/>.</summary>").Line(head.Head.Name + metric + ",").Gap();
        }

        writer.Close();
    }

    private static void WritePredict(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <inheritdoc/>
            public override global::System.Collections.Generic.IReadOnlyList<{shape.PredictionType}> Predict({shape.Examples} examples)
            """);
        writer.Line("using var inference = StartInference(examples.Count); // evaluation mode, no gradients");
        writer.Line("using var batch = new Batch(this);");
        foreach (var head in shape.Heads)
            writer.Line($"var {head.Local} = new {PredictionText.ArrayOf(head.PredictionType)};");

        writer.Gap().Open("foreach (var rows in inference.Batches())");
        writer.Line("batch.FillFeatures(examples, rows);").Gap();
        writer.Line("using var scope = global::TorchSharp.torch.NewDisposeScope();");
        writer.Line("var outputs = Forward(batch);");
        foreach (var head in shape.Heads)
            PredictionText.WriteDecode(writer, head, "outputs." + head.Head.Name, head.Local);

        writer.Close();
        writer.Lines(
            $"""
            var predictions = new {shape.PredictionType}[examples.Count];
            for (var index = 0; index < predictions.Length; index++)
                predictions[index] = new({string.Join(", ", shape.Heads.Select(head => head.Local + "[index]"))});

            return predictions;
            """);
        writer.Close();
    }

    private static void WriteForward(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <summary>The model's outputs: {Join(shape.Heads.Select(head => $"{CSharpLiteral.Xml(head.Head.Name)}, {head.Output} {head.OutputShape}{head.Forwarded}"))}; any other shape is refused before it can be broadcast.</summary>
            private {shape.OutputsType} Forward(Batch batch)
            """);
        writer.Line($"var ({string.Join(", ", shape.Heads.Select(head => head.Local))}) = {LossText.ModelCall};");
        writer.Line("return (");
        for (var index = 0; index < shape.Heads.Count; index++)
            writer.Line($"    {LossText.Shaped(shape.Heads[index], shape.Heads[index].Local)}{(index < shape.Heads.Count - 1 ? "," : ");")}");

        writer.Close();
    }

    private static void WriteLoss(SourceWriter writer, TrainerShape shape)
    {
        writer.Lines(
            $"""
            /// <summary>{Weighting(shape)} Times the number of examples.</summary>
            private {(shape.Heads.Any(head => head.TakesClassWeights || head.TakesPositiveWeight || head.TakesLabelSmoothing) || shape.Declaration.LearnsWeights ? "" : "static ")}global::TorchSharp.torch.Tensor Loss({shape.OutputsType} outputs, Batch batch) => {(shape.Declaration.LearnsWeights ? "Uncertainty" : "global::LossGen.HeadLosses")}.Sum(
                batch.Count,
                batch.Totals,
            """);
        for (var index = 0; index < shape.Heads.Count; index++)
        {
            var head = shape.Heads[index];
            var output = "outputs." + head.Head.Name;
            writer.Line($"    new({head.Named("Loss")}({output}, batch.{head.Named("Target")}), batch.{head.Named("Denominator")}, weight: {CSharpLiteral.Of(head.Head.Weight)}){(index < shape.Heads.Count - 1 ? "," : ");")}");
        }

        writer.Gap();
    }

    private static string WeightedSum(TrainerShape shape) => string.Join(" + ", shape.Heads.Select(head => Weighted(head, head.Head.Name)));

    private static string Weighted(HeadShape head, string loss) => head.Head.Weight == 1 ? loss : $"{CSharpLiteral.Of(head.Head.Weight)} * {loss}";

    private static string Factor(HeadShape head) => head.Head.Weight == 1 ? "" : CSharpLiteral.Of(head.Head.Weight) + " times ";

    private static string Join(IEnumerable<string> parts)
    {
        var all = parts.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }
}
