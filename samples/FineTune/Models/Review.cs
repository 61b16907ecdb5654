namespace FineTune;

/// <summary>A sentence, and what it thinks of something.</summary>
public sealed record Review([Text] string Text, [Label] Sentiment Sentiment);
