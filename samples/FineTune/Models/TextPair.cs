namespace FineTune;

/// <summary>Two texts, and how alike they are in what they say: 0 for nothing in common to 1 for the same.</summary>
public sealed record TextPair([Text] string First, [Text] string Second, [Label] float Likeness);
