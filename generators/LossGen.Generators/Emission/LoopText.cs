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
        writer.Line("using var run = StartRun(train, validation);");
        writer.Line($"using var batch = new Batch(this);");
        if (shape.TakesClassWeights)
        {
            writer.Lines(
                """
                if (_classWeights.AreBalanced)
                    _classWeights.Balance(CountClasses(run.Train));
                """);
        }

        if (shape.TakesPositiveWeight)
        {
            writer.Lines(
                """
                if (_positiveWeight.AreBalanced)
                    _positiveWeight.Balance(CountPositives(run.Train), run.Train.Count);
                """);
        }

        writer.Gap().Open("foreach (var epoch in run.Epochs(cancellation))");
        writer.Line("Model.train();");
        writer.Open("foreach (var rows in epoch.Batches()) // between two steps, what the options ask for by steps: evaluation, checkpoints, logs");
        writer.Lines(
            $"""
            batch.Fill(run.Train, rows);

            using var step = run.BeginStep();
            var {shape.Output} = Forward(batch);
            var loss = Loss({shape.Output}, batch.Target);

            step.Backward(loss, batch.Denominator); // the sum over the batch, divided by what it sums over
            step.Update(); // clip, optimizer, schedule, clear the gradients
            """);
        writer.Close();
        writer.Lines(
            """
            if (epoch.IsEvaluated)
                epoch.Record(Evaluate(run.Validation));
            """);
        writer.Close();
        writer.Line("return run.Finish();");
        writer.Close();
    }

    public static void WriteEvaluate(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <inheritdoc/>
            public override {shape.MetricsType} Evaluate({shape.Examples} examples)
            """);
        writer.Lines(
            $"""
            using var inference = StartInference(examples.Count); // evaluation mode, no gradients
            using var batch = new Batch(this);
            var meter = new global::LossGen.{shape.Task.Meter}({MeterArguments(shape)});

            """);
        writer.Open("foreach (var rows in inference.Batches())");
        writer.Lines(
            $"""
            batch.Fill(examples, rows);

            using var scope = global::TorchSharp.torch.NewDisposeScope();
            var {shape.Output} = Forward(batch);
            meter.Add({shape.Output}, batch.Target, Loss({shape.Output}, batch.Target), batch.Denominator{(shape.Task.Kind == TaskKind.TokenClassification ? ", batch.Length" : "")});
            """);
        writer.Close();
        writer.Line("return meter.Result();");
        writer.Close();
    }

    private static string MeterArguments(TrainerShape shape) => shape.Task.Kind switch
    {
        TaskKind.Classification or TaskKind.Segmentation or TaskKind.TokenClassification => "Description.Classes" + (shape.Ignores ? $", ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)}" : ""),
        TaskKind.BinaryClassification or TaskKind.PairwiseRanking or TaskKind.Verification => $"{CSharpLiteral.Of(shape.ClassNames[0])}, {CSharpLiteral.Of(shape.ClassNames[1])}, Thresholds",
        TaskKind.MultiLabel => "Description.Classes, Thresholds",
        TaskKind.OrdinalRegression => "Description.Classes",
        TaskKind.Regression or TaskKind.Similarity => $"width: {CSharpLiteral.Of(Math.Max(1, shape.Label.Width))}",
        TaskKind.QuantileRegression => "Quantiles",
        TaskKind.CausalLanguageModeling or TaskKind.MaskedLanguageModeling => $"ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)}",
        _ => "",
    };
}
