namespace FineTune;

/// <summary>What somebody said, what was wanted, and what each word is part of.</summary>
/// <param name="Words">The words.</param>
/// <param name="Intent">What was wanted.</param>
/// <param name="Slots">As many as words.</param>
internal sealed record Utterance(IReadOnlyList<string> Words, Intent Intent, IReadOnlyList<SlotTag> Slots)
{
    public string Text => string.Join(' ', Words);
}
