using System.Text.Json;

namespace LossGen;

/// <summary>Writes one line of JSON per event, for programs to read. Every line is complete on its own, and on the disk when the event is over.</summary>
internal sealed class JsonLinesLog : IRunLog
{
    private readonly FileStream _stream;

    public JsonLinesLog(string path, bool append) => _stream = new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);

    public void RunStarted(RunStart run) => Write("start", json =>
    {
        json.WriteString("model", run.Task.Model);
        json.WriteString("loss", run.Task.Loss);
        json.WriteNumber("step", run.Step);
        if (run.TotalSteps is { } total)
            json.WriteNumber("totalSteps", total);

        json.WriteStartObject("size");
        json.WriteNumber("trainExamples", run.Size.TrainExamples);
        json.WriteNumber("validationExamples", run.Size.ValidationExamples);
        json.WriteNumber("parameters", run.Size.Parameters);
        json.WriteEndObject();
        json.WritePropertyName("options");
        OptionsJson.WriteMembers(json, run.Options);
    });

    public void Logged(TrainingPoint point) => Write("train", json =>
    {
        json.WriteNumber("step", point.Step);
        Number(json, "epoch", point.Epoch);
        Number(json, "loss", point.Loss);
        Number(json, "learningRate", point.LearningRate);
        if (point.GradientNorm is { } norm)
            Number(json, "gradientNorm", norm);
    });

    public void Evaluated(EvaluationPoint point) => Write("evaluation", json =>
    {
        json.WriteNumber("step", point.Step);
        Number(json, "epoch", point.Epoch);
        Number(json, "loss", point.Loss);
        json.WriteBoolean("isBest", point.IsBest);
        json.WriteStartObject("metrics");
        foreach (var metric in point.Metrics)
            Number(json, metric.Name, metric.Value);

        json.WriteEndObject();
    });

    public void CheckpointSaved(string path) => Write("checkpoint", json => json.WriteString("path", path));

    public void Warned(string message) => Write("warning", json => json.WriteString("message", message));

    public void RunEnded(RunEnd run) => Write("end", json =>
    {
        json.WriteString("reason", run.Reason.ToString());
        json.WriteNumber("step", run.Step);
        Number(json, "seconds", run.Duration.TotalSeconds);
    });

    public void Dispose() => _stream.Dispose();

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        OptionsJson.WriteNumber(json, value);
    }

    private void Write(string kind, Action<Utf8JsonWriter> members)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("event", kind);
            members(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        _stream.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
        _stream.Flush();
    }
}
