using System.Text.RegularExpressions;

namespace NamedEntities;

/// <summary>Turns words into numbers. Of a name that was never seen, its ending ("-burg") and its shape ("Xx") still tell something.</summary>
internal sealed partial class SentenceEncoder(IReadOnlyList<ConllSentence> train)
{
    private const int EndingLength = 3;

    /// <summary>What the corpora call types of entities that have another name here.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PER"] = "Person",
        ["LOC"] = "Place",
        ["LOCATION"] = "Place",
        ["GPE"] = "Place",
        ["ORG"] = "Organisation",
        ["MISC"] = "Miscellaneous",
    };

    public Vocabulary Words { get; } = Vocabulary.Build(train.SelectMany(sentence => sentence.Words).Select(Lower), minimumFrequency: 2);

    public Vocabulary Endings { get; } = Vocabulary.Build(train.SelectMany(sentence => sentence.Words).Select(Ending), minimumFrequency: 2);

    public Vocabulary Shapes { get; } = Vocabulary.Build(train.SelectMany(sentence => sentence.Words).Select(Shape));

    public Sentence[] Encode(IEnumerable<ConllSentence> sentences) => [.. sentences.Select(sentence => Encode(sentence.Words, sentence.TagsAs<Tag>(Names)))];

    public Sentence Encode(IReadOnlyList<string> words, Tag[] tags) =>
        new(Words.Encode(words.Select(Lower)), Endings.Encode(words.Select(Ending)), Shapes.Encode(words.Select(Shape)), tags);

    /// <summary>"Xx" for "Oslo", "X." for "K.", "d-d-d" for "1994-05-03".</summary>
    public static string Shape(string word) => Digits().Replace(Lowercase().Replace(Uppercase().Replace(word, "X"), "x"), "d");

    private static string Lower(string word) => word.ToLowerInvariant();

    private static string Ending(string word) => Lower(word)[Math.Max(0, word.Length - EndingLength)..];

    [GeneratedRegex(@"\p{Lu}+")]
    private static partial Regex Uppercase();

    [GeneratedRegex(@"\p{Ll}+")]
    private static partial Regex Lowercase();

    [GeneratedRegex(@"\p{Nd}+")]
    private static partial Regex Digits();
}
