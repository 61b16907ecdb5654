namespace LossGen;

/// <summary>Some tokens in a row: the answer to a question, within its text.</summary>
public readonly struct TokenSpan : IEquatable<TokenSpan>
{
    /// <summary>Names the tokens.</summary>
    /// <param name="start">The position of the first, from 0.</param>
    /// <param name="last">The position of the last, at least that of the first.</param>
    public TokenSpan(int start, int last)
    {
        Start = start;
        Last = last;
    }

    /// <summary>The position of the first token, from 0.</summary>
    public int Start { get; }

    /// <summary>The position of the last token; the same where there is one only.</summary>
    public int Last { get; }

    /// <summary>The number of tokens.</summary>
    public int Length => Last - Start + 1;

    /// <inheritdoc/>
    public bool Equals(TokenSpan other) => Start == other.Start && Last == other.Last;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TokenSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397) ^ Last);

    /// <summary>The positions.</summary>
    /// <returns>For example "3-5".</returns>
    public override string ToString() => $"{Start}-{Last}";

    /// <summary>Whether two spans are of the same tokens.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TokenSpan left, TokenSpan right) => left.Equals(right);

    /// <summary>Whether two spans are of other tokens.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TokenSpan left, TokenSpan right) => !left.Equals(right);
}
