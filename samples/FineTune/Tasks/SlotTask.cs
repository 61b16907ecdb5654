namespace FineTune;

/// <summary>Token classification: who, where, when.</summary>
internal static class SlotTask
{
    public static void Run(SampleRun run)
    {
        var (train, test) = run[FineTuning.Data] is { } file ? Table.Split(Read(file), run.Seed) : (Requests(AssistantCorpus.Train(run.Seed)), Requests(AssistantCorpus.Test(run.Seed)));
        var tuning = new FineTuning("slots", run);
        using var trainer = new SlotNetTrainer(() => tuning.Build(configuration => new SlotNet(configuration)), tuning.Text, tuning.Options);
        tuning.Run(trainer, trainer.Texts, train, test);
    }

    private static TaggedRequest[] Requests(IReadOnlyList<Utterance> utterances) => [.. utterances.Select(utterance => new TaggedRequest(utterance.Words, utterance.Slots))];

    /// <summary>A file with the columns "tokens" and "ner_tags", as Hugging Face's datasets have them, or a CoNLL file; the tags are those of <see cref="SlotTag"/>.</summary>
    private static TaggedRequest[] Read(string file) => Path.GetExtension(file) is ".jsonl" or ".parquet"
        ? [.. RecordFile.Load(file).Select(row => new TaggedRequest(row.GetWords("tokens"), row.GetClasses<SlotTag>("ner_tags")))]
        : [.. ConllFile.Load(file).Select(sentence => new TaggedRequest(sentence.Words, sentence.TagsAs<SlotTag>()))];
}
