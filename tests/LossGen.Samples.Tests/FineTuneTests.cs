namespace LossGen.Samples.Tests;

/// <summary>The samples that fine-tune a pretrained encoder, and predict with what was saved. One epoch of few examples, one seed.</summary>
public sealed class FineTuneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Intents_of_sentences_never_seen_are_told_and_far_better_than_from_scratch()
    {
        var tuned = Metrics("intents", "--output", _folder);
        var scratch = Metrics("intents", "--from-scratch", "--output", Path.Combine(_folder, "scratch"));
        Assert.InRange(tuned["accuracy"], 0.45, 1);
        Assert.InRange(tuned["accuracy"] - scratch["accuracy"], 0.2, 1);
        Assert.StartsWith("SetAlarm (", Sample.Run("FineTunePredict", "intents", _folder, "--text", "please set an alarm for 6:45")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_tagger_of_slots_trains_is_saved_and_predicts()
    {
        // After so few steps no more can be asked than most words outside of slots.
        var tuned = Metrics("slots", "--output", _folder);
        Assert.InRange(tuned["token_accuracy"], 0.65, 1);
        Assert.NotEmpty(Sample.Run("FineTunePredict", "slots", _folder, "--text", "what is the weather in Oslo now?"));
    }

    private static Dictionary<string, double> Metrics(string task, params string[] arguments) =>
        Sample.Metrics("FineTune", [task, "--epochs", "1", "--limit", "400", .. arguments]);
}
