namespace FineTune;

/// <summary>Two texts, and how much of what one says the other says too.</summary>
/// <param name="First">A text of one or two sentences.</param>
/// <param name="Second">Another.</param>
/// <param name="Score">From 0, nothing in common, to 5, the same in other words.</param>
internal sealed record SentencePair(string First, string Second, float Score);
