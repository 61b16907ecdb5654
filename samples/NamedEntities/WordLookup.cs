namespace NamedEntities;

/// <summary>The baseline: each word gets the tag that it mostly had in the training text, and a word that was not there the tag that words of its shape mostly had.</summary>
internal sealed class WordLookup
{
    private readonly Dictionary<string, string> _words;
    private readonly Dictionary<string, string> _shapes;

    public WordLookup(IReadOnlyList<ConllSentence> train) => (_words, _shapes) = (UsualTags(train, word => word), UsualTags(train, SentenceEncoder.Shape));

    /// <summary>The F1 of its entities, as the trainer measures its own.</summary>
    public double EntityF1(IReadOnlyList<ConllSentence> sentences)
    {
        var (right, all) = (0, 0);
        foreach (var sentence in sentences)
        {
            string[] tags = [.. sentence.Words.Select(word => _words.GetValueOrDefault(word) ?? _shapes.GetValueOrDefault(SentenceEncoder.Shape(word), "O"))];
            var entities = new SequencePrediction<string>(tags, []).Entities();
            right += entities.Intersect(sentence.Entities).Count();
            all += entities.Count + sentence.Entities.Count;
        }

        return 2.0 * right / all;
    }

    private static Dictionary<string, string> UsualTags(IReadOnlyList<ConllSentence> sentences, Func<string, string> of) =>
        sentences.SelectMany(sentence => sentence.Words.Zip(sentence.Tags))
            .GroupBy(token => of(token.First), token => token.Second)
            .ToDictionary(group => group.Key, group => group.CountBy(tag => tag).MaxBy(tag => tag.Value).Key);
}
