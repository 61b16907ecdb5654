namespace FineTune;

/// <summary>Token classification of a file: names.</summary>
internal static class NameTask
{
    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read);
        var tuning = new FineTuning("names", run);
        using var trainer = new NameNetTrainer(() => tuning.Build(configuration => new NameNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples);
    }

    /// <summary>CoNLL-2003: the task's own file, or the lists "tokens" and "ner_tags".</summary>
    private static NamedSentence[] Read(string file) => [.. ExampleFiles.Tagged<NameTag>(file, "ner_tags", ConllFormat.NamedEntities).Select(sentence => new NamedSentence(sentence.Words, sentence.Tags))];
}
