namespace FineTune;

/// <summary>What somebody said, and what each word is part of.</summary>
public sealed record TaggedRequest([Text] IReadOnlyList<string> Words, [Label] IReadOnlyList<SlotTag> Slots);
