namespace FineTune;

/// <summary>Token classification: who, where, when.</summary>
internal static class SlotTask
{
    public static void Run(SampleRun run)
    {
        var examples = ExampleFiles.Load(run, Read, seed => AssistantCorpus.Make(seed).Select(utterance => new TaggedRequest(utterance.Words, utterance.Slots)));
        var tuning = new FineTuning("slots", run);
        using var trainer = new SlotNetTrainer(() => tuning.Build(configuration => new SlotNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, examples);
    }

    /// <summary>A file whose tags are those of <see cref="SlotTag"/>: CoNLL, or the lists "tokens" and "ner_tags".</summary>
    private static TaggedRequest[] Read(string file) => [.. ExampleFiles.Tagged<SlotTag>(file, "ner_tags", ConllFormat.NamedEntities).Select(sentence => new TaggedRequest(sentence.Words, sentence.Tags))];
}
