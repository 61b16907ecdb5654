using System.Text.Json;

namespace LossGen.Samples.Tests;

/// <summary>The samples that fine-tune a pretrained encoder, and predict with what was saved. One epoch and one seed: the README tells more.</summary>
public sealed class FineTuneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Intents_of_sentences_never_seen_are_told_and_far_better_than_from_scratch()
    {
        var tuned = Metrics("intents", "--output", _folder);
        var scratch = Metrics("intents", "--from-scratch", "--output", Path.Combine(_folder, "scratch"));
        Assert.InRange(tuned["accuracy"], 0.6, 1);
        Assert.InRange(tuned["accuracy"] - scratch["accuracy"], 0.2, 1);
        Assert.StartsWith("SetAlarm (", Sample.Run("FineTunePredict", "intents", _folder, "--text", "please set an alarm for 6:45")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Slots_are_found_with_their_place_in_the_text()
    {
        var tuned = Metrics("slots", "--output", _folder);
        Assert.InRange(tuned["entity_f1"], 0.4, 1);
        Assert.Contains("City: Oslo (characters 23 to 27)", Sample.Run("FineTunePredict", "slots", _folder, "--text", "what is the weather in Oslo now?"));
    }

    private static Dictionary<string, double> Metrics(string task, params string[] arguments)
    {
        var lines = Sample.Run("FineTune", [task, "--epochs", "1", "--json", .. arguments]);
        using var json = JsonDocument.Parse(lines[^1]);
        return json.RootElement.EnumerateObject().ToDictionary(metric => metric.Name, metric => metric.Value.ValueKind == JsonValueKind.Number ? metric.Value.GetDouble() : double.NaN);
    }
}
