namespace LossGen;

/// <summary>A named entity: some tokens in a row.</summary>
/// <param name="Type">What it is: the tag without its prefix, for example "Person" of <c>B_Person</c>.</param>
/// <param name="Start">The position of its first token, from 0.</param>
/// <param name="Length">The number of its tokens, at least 1.</param>
public readonly record struct EntitySpan(string Type, int Start, int Length)
{
    /// <summary>The position behind its last token.</summary>
    public int End => Start + Length;
}
