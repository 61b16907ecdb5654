namespace FineTune;

/// <summary>Text classification of a file: praise or blame.</summary>
internal static class SentimentTask
{
    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read);
        var tuning = new FineTuning("sentiment", run);
        using var trainer = new SentimentNetTrainer(() => tuning.Build(configuration => new SentimentNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples);
    }

    /// <summary>A file with the columns "sentence" and "label": SST-2 as GLUE has it.</summary>
    private static Review[] Read(string file) => [.. RecordFile.Load(file).Select(row => new Review(row.GetText("sentence"), row.GetClass<Sentiment>("label")))];
}
