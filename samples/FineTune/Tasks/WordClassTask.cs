namespace FineTune;

/// <summary>Token classification of a file: parts of speech.</summary>
internal static class WordClassTask
{
    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read);
        var tuning = new FineTuning("word-classes", run);
        using var trainer = new WordClassNetTrainer(() => tuning.Build(configuration => new WordClassNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples);
    }

    /// <summary>A treebank in CoNLL-U, or the lists "tokens" and "upos".</summary>
    private static ParsedSentence[] Read(string file) => [.. ExampleFiles.Tagged<WordClass>(file, "upos", ConllFormat.Universal).Select(sentence => new ParsedSentence(sentence.Words, sentence.Tags))];
}
