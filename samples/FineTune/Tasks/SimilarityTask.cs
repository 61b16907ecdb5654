namespace FineTune;

/// <summary>Similarity of pairs of texts.</summary>
internal static class SimilarityTask
{
    /// <summary>Scores go from 0 to this.</summary>
    private const float Most = 5;

    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read, seed => PairCorpus.Make(seed).Select(pair => new TextPair(pair.First, pair.Second, pair.Score / Most)));
        var tuning = new FineTuning("similarity", run);
        using var trainer = new SimilarityNetTrainer(() => tuning.Build(configuration => new SimilarityNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples);
    }

    /// <summary>A file with the columns "sentence1", "sentence2" and "score", 0 to 5: the STS benchmark as GLUE has it.</summary>
    private static TextPair[] Read(string file) =>
        [.. RecordFile.Load(file).Select(row => new TextPair(row.GetText("sentence1"), row.GetText("sentence2"), row.GetNumber("score") / Most))];
}
