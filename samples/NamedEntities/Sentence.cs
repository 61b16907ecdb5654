namespace NamedEntities;

/// <summary>A sentence as numbers (see <see cref="SentenceEncoder"/>), and the tag of each word.</summary>
public sealed record Sentence([Tokens] int[] Words, [Tokens] int[] Endings, [Tokens] int[] Shapes, [Label] Tag[] Tags);
