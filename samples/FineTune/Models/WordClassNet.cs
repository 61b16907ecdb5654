namespace FineTune;

/// <summary>Tells nouns from verbs.</summary>
[Task(TokenClassification, typeof(ParsedSentence))]
public sealed class WordClassNet(BertConfiguration configuration) : WordTagger(nameof(WordClassNet), configuration, Enum.GetValues<WordClass>().Length);
