namespace LossGen.Samples.Tests;

/// <summary>The samples that fine-tune a pretrained encoder, and predict with what was saved. Few steps on few examples, one seed.</summary>
public sealed class FineTuneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Intents_of_sentences_never_seen_are_told_and_far_better_than_from_scratch()
    {
        var tuned = Metrics("intents", "--epochs", "1", "--output", _folder);
        var scratch = Metrics("intents", "--epochs", "1", "--from-scratch", "--output", Path.Combine(_folder, "scratch"));
        Assert.InRange(tuned["accuracy"], 0.45, 1);
        Assert.InRange(tuned["accuracy"] - scratch["accuracy"], 0.2, 1);
        Assert.StartsWith("SetAlarm (", Sample.Run("FineTunePredict", "intents", _folder, "--text", "please set an alarm for 6:45")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Slots_of_sentences_never_seen_are_found_and_far_better_than_from_scratch()
    {
        var tuned = Metrics("slots", "--epochs", "2", "--output", _folder);
        var scratch = Metrics("slots", "--epochs", "2", "--from-scratch", "--output", Path.Combine(_folder, "scratch"));
        Assert.InRange(tuned["entity_f1"], 0.25, 1);
        Assert.InRange(tuned["entity_f1"] - scratch["entity_f1"], 0.2, 1);
        Assert.NotEmpty(Sample.Run("FineTunePredict", "slots", _folder, "--text", "what is the weather in Oslo now?"));
    }

    private static Dictionary<string, double> Metrics(string task, params string[] arguments) =>
        Sample.Metrics("FineTune", [task, "--limit", "400", .. arguments]);
}
