namespace FineTune;

/// <summary>What somebody said, what was wanted, and what each word is part of.</summary>
/// <param name="Words">The words.</param>
/// <param name="Intent">What was wanted.</param>
/// <param name="Slots">As many as words.</param>
/// <param name="Sentence">The sentence that was filled, with its slots open.</param>
internal sealed record Utterance(IReadOnlyList<string> Words, Intent Intent, IReadOnlyList<SlotTag> Slots, string Sentence)
{
    public string Text => string.Join(' ', Words);
}
