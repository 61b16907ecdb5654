using LossGen.Catalog;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>What the trainer of an anomaly detector has more: a centre that is found before the first step, and a threshold that follows from the last.</summary>
internal static class AnomalyText
{
    public static bool Is(TrainerShape shape) => shape.Only.Task.Output == OutputShape.CentreDistance;

    /// <summary>The share of false alarms, which the user may change.</summary>
    public static void WriteField(SourceWriter writer) => writer.Line("private double _falseAlarmRate = 0.05;");

    public static void WriteProperty(SourceWriter writer) =>
        writer.Lines(
            """
            /// <summary>The share of the training examples, but for those that are known to be anomalous, that lies above the threshold when <c>Fit</c> is done: 0.05 by itself. <see cref="global::LossGen.ThresholdTuning"/> finds a threshold by labels.</summary>
            public double FalseAlarmRate
            {
                get => _falseAlarmRate;
                set => _falseAlarmRate = global::LossGen.AnomalyScores.VerifyRate(value);
            }

            """);

    public static void WriteStart(SourceWriter writer)
    {
        writer.Line("if (!Centre.IsFound)");
        writer.Line("    FindCentre(run, batch); // fixed from here on: it is saved with the weights and in checkpoints");
    }

    public static string Finish => "run.Finish(calibrate: () => FindThreshold(run, batch))";

    public static void WriteMethods(SourceWriter writer, TrainerShape shape)
    {
        var run = $"global::LossGen.TrainingRun<{shape.Example}, {shape.MetricsType}>";
        Write("FindCentre", "The centre: the mean of the embeddings that the untrained model makes of what is not known to be anomalous.", "", $"Centre.Add({LossText.ModelCall}, batch.Target);", "Centre.Fix();");
        Write("FindThreshold", "The threshold: the score that the false alarm rate of the training examples, but for known anomalies, exceeds.", "var scores = new global::LossGen.AnomalyScores();", "scores.Add(Forward(batch), batch.Target);", "Thresholds.Set(scores.Threshold(FalseAlarmRate));");

        void Write(string name, string summary, string before, string each, string after)
        {
            writer.Open(
                $"""
                /// <summary>{summary}</summary>
                private void {name}({run} run, Batch batch)
                """);
            writer.Line("using var inference = StartInference(count: 0); // evaluation mode, no gradients");
            if (before.Length > 0)
                writer.Line(before);

            writer.Open("foreach (var rows in run.Pass())");
            writer.Line("batch.Fill(run.Train, rows);").Gap();
            writer.Line("using var scope = global::TorchSharp.torch.NewDisposeScope();");
            writer.Line(each);
            writer.Close();
            writer.Line(after);
            writer.Close();
        }
    }
}
