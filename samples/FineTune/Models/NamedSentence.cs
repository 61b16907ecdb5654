namespace FineTune;

/// <summary>A sentence, and which of its words are names.</summary>
public sealed record NamedSentence([Text] IReadOnlyList<string> Words, [Label] IReadOnlyList<NameTag> Names);
