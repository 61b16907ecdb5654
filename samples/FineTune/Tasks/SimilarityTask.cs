using System.Globalization;

namespace FineTune;

/// <summary>Similarity of pairs of texts.</summary>
internal static class SimilarityTask
{
    /// <summary>Scores go from 0 to this.</summary>
    private const float Most = 5;

    public static void Run(SampleRun run)
    {
        var (train, test) = run[FineTuning.Data] is { } file ? Table.Split(Read(file), run.Seed) : (Pairs(PairCorpus.Train(run.Seed)), Pairs(PairCorpus.Test(run.Seed)));
        var tuning = new FineTuning("similarity", run);
        using var trainer = new SimilarityNetTrainer(() => tuning.Build(configuration => new SimilarityNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, train, test);
    }

    private static TextPair[] Pairs(IReadOnlyList<SentencePair> pairs) => [.. pairs.Select(pair => new TextPair(pair.First, pair.Second, pair.Score / Most))];

    /// <summary>A table with the columns "sentence1", "sentence2" and "score", 0 to 5: the STS benchmark as GLUE has it.</summary>
    private static List<TextPair> Read(string file)
    {
        using var reader = TextTable.Open(file);
        var pairs = new List<TextPair>();
        foreach (var row in reader)
            pairs.Add(new TextPair(row["sentence1"].ToString(), row["sentence2"].ToString(), float.Parse(row["score"].Span, CultureInfo.InvariantCulture) / Most));

        return pairs;
    }
}
