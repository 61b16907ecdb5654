namespace FineTune;

/// <summary>Finds what an utterance speaks of.</summary>
[Task(TokenClassification, typeof(TaggedRequest))]
public sealed class SlotNet(BertConfiguration configuration) : WordTagger(nameof(SlotNet), configuration, Enum.GetValues<SlotTag>().Length);
