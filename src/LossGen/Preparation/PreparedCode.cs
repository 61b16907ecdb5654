using System.Globalization;

namespace LossGen;

/// <summary>A whole number or a member of an enum that is one of some categories.</summary>
/// <typeparam name="T">long, or an enum.</typeparam>
public sealed class PreparedCode<T> : PreparedCategories<T>
    where T : struct
{
    /// <summary>Categories that are learned.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="columns">The number of columns, with that for everything else.</param>
    /// <param name="least">How many training examples a category needs.</param>
    /// <param name="fill">What stands in for a missing value; null where none may be missing.</param>
    public PreparedCode(string member, int columns, int least = 1, MissingFill? fill = null)
        : base(member, columns, null, least, hasOther: true, fill)
    {
    }

    /// <summary>Categories that are given.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="known">The categories.</param>
    /// <param name="hasOther">Whether there is a last column for everything else; otherwise anything else is refused.</param>
    /// <param name="least">How many training examples a category needs.</param>
    /// <param name="fill">What stands in for a missing value; null where none may be missing.</param>
    public PreparedCode(string member, T[] known, bool hasOther = true, int least = 1, MissingFill? fill = null)
        : base(member, (known ?? throw new ArgumentNullException(nameof(known))).Length + (hasOther ? 1 : 0), known, least, hasOther, fill)
    {
    }

    /// <inheritdoc cref="PreparedCategories{T}.IndexOf"/>
    public long IndexOf(T? value, int example) => value is { } known ? base.IndexOf(known, example) : MissingIndex(example);

    /// <inheritdoc cref="PreparedCategories{T}.Write"/>
    public void Write(T? value, Span<float> columns, int example)
    {
        if (value is { } known)
        {
            base.Write(known, columns, example);
            return;
        }

        columns.Clear();
        if (MissingPlace(example) is >= 0 and var place)
            columns[place] = 1f;
    }

    /// <inheritdoc cref="PreparedCategories{T}.Observe"/>
    public void Observe(T? value, int example)
    {
        if (value is { } known)
            base.Observe(known, example);
        else
            RefuseMissing(example);
    }

    private protected override string NameOf(T value) => value is long number ? number.ToString(CultureInfo.InvariantCulture) : value.ToString() ?? "";

    /// <summary>Numbers in the order of their size, members of an enum in that of their names.</summary>
    private protected override string OrderOf(T value) => value is long number ? ((ulong)number ^ 0x8000000000000000UL).ToString("X16", CultureInfo.InvariantCulture) : NameOf(value);

    private protected override bool TryRead(string name, out T value)
    {
        if (typeof(T).IsEnum)
            return Enum.TryParse(name, ignoreCase: false, out value);

        var isRead = long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = isRead ? (T)(object)number : default;
        return isRead;
    }
}
