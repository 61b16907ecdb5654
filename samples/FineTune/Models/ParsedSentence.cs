namespace FineTune;

/// <summary>A sentence, and the part of speech of each word.</summary>
public sealed record ParsedSentence([Text] IReadOnlyList<string> Words, [Label] IReadOnlyList<WordClass> Classes);
