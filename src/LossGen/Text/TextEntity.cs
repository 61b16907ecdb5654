namespace LossGen;

/// <summary>A named entity in a text.</summary>
/// <param name="Type">What it is, for example "Person".</param>
/// <param name="Start">The position of its first character, from 0.</param>
/// <param name="Text">What it is called there.</param>
public readonly record struct TextEntity(string Type, int Start, string Text)
{
    /// <summary>The position behind its last character.</summary>
    public int End => Start + Text.Length;
}
