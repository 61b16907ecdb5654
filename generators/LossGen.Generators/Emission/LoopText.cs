using LossGen.Catalog;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>Fit and Evaluate: the loops themselves.</summary>
internal static class LoopText
{
    public static void WriteFit(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <inheritdoc/>
            public override global::LossGen.TrainingReport<{shape.MetricsType}> Fit(
                {shape.Examples} train,
                {shape.Examples}? validation = null,
                global::System.Threading.CancellationToken cancellation = default)
            """);
        if (shape.Text is not null)
            writer.Line("using var texts = Texts.Keep(); // each is encoded once, before the first step");

        writer.Line("using var run = StartRun(train, validation);");
        writer.Line($"using var batch = new Batch(this);");
        if (shape.Prepared.Count > 0)
            writer.Line("Preparation.Fit(run); // from the training examples alone, once: saved with the weights and in checkpoints");

        foreach (var head in shape.Heads)
            WriteBalance(writer, head);

        if (AnomalyText.Is(shape))
            AnomalyText.WriteStart(writer);

        writer.Gap().Open("foreach (var epoch in run.Epochs(cancellation))");
        writer.Line("Model.train();");
        writer.Open("foreach (var rows in epoch.Batches()) // between two steps, what the options ask for by steps: evaluation, checkpoints, logs");
        var output = shape.IsSeveral ? "outputs" : shape.Only.Output;
        if (shape.IsSeveral)
            SeveralHeadsText.WriteMeasure(writer);

        writer.Lines(
            $"""
            batch.Fill(run.Train, rows);

            using var step = run.BeginStep();
            var {output} = Forward(batch);
            var loss = Loss({output}, {(shape.IsSeveral ? "batch" : "batch.Target")});

            step.Backward(loss, batch.Denominator); // {(shape.IsSeveral ? "the weighted sum of the mean losses, times the examples and divided by them" : "the sum over the batch, divided by what it sums over")}
            step.Update(); // clip, optimizer, schedule, clear the gradients
            """);
        writer.Close();
        writer.Lines(
            """
            if (epoch.IsEvaluated)
                epoch.Record(Evaluate(run.Validation));
            """);
        writer.Close();
        writer.Line($"return {(AnomalyText.Is(shape) ? AnomalyText.Finish : "run.Finish()")};");
        writer.Close();
    }

    public static void WriteEvaluate(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <inheritdoc/>
            public override {shape.MetricsType} Evaluate({shape.Examples} examples)
            """);
        writer.Line("using var inference = StartInference(examples.Count); // evaluation mode, no gradients");
        writer.Line("using var batch = new Batch(this);");
        foreach (var head in shape.Heads)
            writer.Line($"var {Meter(head)} = new global::LossGen.{head.Task.Meter}({MeterArguments(head)});");

        writer.Gap().Open("foreach (var rows in inference.Batches())");
        var output = shape.IsSeveral ? "outputs" : shape.Only.Output;
        writer.Lines(
            $"""
            batch.Fill(examples, rows);

            using var scope = global::TorchSharp.torch.NewDisposeScope();
            var {output} = Forward(batch);
            """);
        foreach (var head in shape.Heads)
        {
            var from = shape.IsSeveral ? "outputs." + head.Head.Name : output;
            var measured = head.Loss.Scale == PredictionScale.Probabilities ? from + ".logit()" : LossText.WithoutFeatures(head, from); // meters take logits
            writer.Line($"{Meter(head)}.Add({head.Restore(measured)}, {head.RestoreTarget("batch." + head.Named("Target"))}, {head.Named("Loss")}({from}, batch.{head.Named("Target")}), batch.{head.Named("Denominator")}{(head.Task.Kind == TaskKind.TokenClassification ? ", batch.Length" : "")});");
        }

        writer.Close();
        if (shape.IsSeveral)
            SeveralHeadsText.WriteMetricsResult(writer, shape);
        else
            writer.Line("return meter.Result();");

        writer.Close();
    }

    /// <summary>The local that measures a head.</summary>
    public static string Meter(HeadShape shape) => shape.IsOnly ? "meter" : shape.Local + "Meter";

    private static void WriteBalance(SourceWriter writer, HeadShape shape)
    {
        if (shape.TakesClassWeights)
        {
            writer.Lines(
                $"""
                if ({shape.Named("_classWeights")}.AreBalanced)
                    {shape.Named("_classWeights")}.Balance({shape.Verb("Count", "Classes")}(run.Train));
                """);
        }

        if (shape.TakesPositiveWeight)
        {
            writer.Lines(
                $"""
                if ({shape.Named("_positiveWeight")}.AreBalanced)
                    {shape.Named("_positiveWeight")}.Balance({shape.Verb("Count", "Positives")}(run.Train), run.Train.Count);
                """);
        }
    }

    private static string MeterArguments(HeadShape shape) => shape.Task.Kind switch
    {
        TaskKind.Classification or TaskKind.Segmentation or TaskKind.TokenClassification => shape.Named("Description") + ".Classes" + (shape.Ignores ? $", ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)}" : ""),
        TaskKind.BinaryClassification or TaskKind.PairwiseRanking or TaskKind.Verification => $"{CSharpLiteral.Of(shape.ClassNames[0])}, {CSharpLiteral.Of(shape.ClassNames[1])}, {shape.Named("Thresholds")}",
        TaskKind.MultiLabel => $"{shape.Named("Description")}.Classes, {shape.Named("Thresholds")}",
        TaskKind.AnomalyDetection => "Thresholds",
        TaskKind.OpenSetClassification => shape.Named("Thresholds"),
        TaskKind.OrdinalRegression => shape.Named("Description") + ".Classes",
        TaskKind.Regression or TaskKind.Similarity => $"width: {CSharpLiteral.Of(Math.Max(1, shape.Label.Width))}",
        TaskKind.Transcription => $"blank: {CSharpLiteral.Of(shape.Classes)}",
        TaskKind.QuantileRegression => shape.Named("Quantiles"),
        TaskKind.CausalLanguageModeling or TaskKind.MaskedLanguageModeling => $"ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)}",
        _ => "",
    };
}
