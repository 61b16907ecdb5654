namespace LossGen;

/// <summary>A text that is one of some categories. Upper and lower case differ; where it may be missing, an empty text counts as missing.</summary>
public sealed class PreparedText : PreparedCategories<string>
{
    private readonly bool _mayBeMissing;

    /// <summary>Categories that are learned.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="columns">The number of columns, with that for everything else.</param>
    /// <param name="least">How many training examples a category needs.</param>
    /// <param name="fill">What stands in for a missing text; null where none may be missing.</param>
    public PreparedText(string member, int columns, int least = 1, MissingFill? fill = null)
        : base(member, columns, null, least, hasOther: true, fill) => _mayBeMissing = fill is not null;

    /// <summary>Categories that are given.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="known">The categories.</param>
    /// <param name="least">How many training examples a category needs.</param>
    /// <param name="fill">What stands in for a missing text; null where none may be missing.</param>
    public PreparedText(string member, string[] known, int least = 1, MissingFill? fill = null)
        : base(member, (known ?? throw new ArgumentNullException(nameof(known))).Length + 1, known, least, hasOther: true, fill) => _mayBeMissing = fill is not null;

    /// <summary>Whether a text is missing.</summary>
    /// <param name="value">The text.</param>
    /// <returns>1 where it is null or empty, 0 otherwise.</returns>
    public static float Indicator(string? value) => string.IsNullOrEmpty(value) ? 1f : 0f;

    private protected override string NameOf(string value) => value;

    private protected override bool TryRead(string name, out string value)
    {
        value = name;
        return true;
    }

    private protected override bool IsMissing(string? value) => _mayBeMissing ? string.IsNullOrEmpty(value) : value is null;
}
