using System.Text.Json;

namespace LossGen;

/// <summary>Writes one line of JSON per event, for programs to read. Every line is complete on its own, and on the disk when the event is over.</summary>
internal sealed class JsonLinesLog : IRunLog
{
    private static readonly JsonSerializerOptions Json = new(OptionsSource.Json) { WriteIndented = false };

    private readonly StreamWriter _writer;

    public JsonLinesLog(string path, bool append) => _writer = new StreamWriter(path, append) { AutoFlush = true };

    public void RunStarted(RunStart run) =>
        Write(new { Event = "start", run.Task.Model, run.Task.Loss, run.Step, run.TotalSteps, run.Size, run.Options });

    public void Logged(TrainingPoint point) =>
        Write(new { Event = "train", point.Step, point.Epoch, point.Loss, point.LearningRate, point.GradientNorm });

    public void Evaluated(EvaluationPoint point) =>
        Write(new { Event = "evaluation", point.Step, point.Epoch, point.Loss, point.IsBest, Metrics = point.Metrics.ToDictionary(metric => metric.Name, metric => metric.Value) });

    public void CheckpointSaved(string path) => Write(new { Event = "checkpoint", Path = path });

    public void Warned(string message) => Write(new { Event = "warning", Message = message });

    public void RunEnded(RunEnd run) => Write(new { Event = "end", run.Reason, run.Step, Seconds = run.Duration.TotalSeconds });

    public void Dispose() => _writer.Dispose();

    private void Write<T>(T line) => _writer.WriteLine(JsonSerializer.Serialize(line, Json));
}
