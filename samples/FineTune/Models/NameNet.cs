namespace FineTune;

/// <summary>Finds names.</summary>
[Task(TokenClassification, typeof(NamedSentence))]
public sealed class NameNet(BertConfiguration configuration) : WordTagger(nameof(NameNet), configuration, Enum.GetValues<NameTag>().Length);
