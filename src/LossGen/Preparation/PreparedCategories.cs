using System.Globalization;

namespace LossGen;

/// <summary>Categories on their way to the model: one column each, or one index, and a last one for everything else. The list is given, or learned from the training examples by frequency.</summary>
/// <typeparam name="T">The type of a category.</typeparam>
public abstract class PreparedCategories<T> : PreparedInput
    where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private readonly IReadOnlyList<T>? _known;
    private readonly int _columns;
    private readonly int _least;
    private readonly bool _hasOther;
    private readonly MissingFill? _fill;
    private Dictionary<T, long>? _counts;
    private T[] _values = [];
    private long[] _frequencies = [];
    private bool _isOtherKnown;
    private int _fillPlace = -1;

    private protected PreparedCategories(string member, int columns, IReadOnlyList<T>? known, int least, bool hasOther, MissingFill? fill)
        : base(member)
    {
        (_columns, _known, _least, _hasOther, _fill) = (columns, known, least, hasOther, fill);
        if (known is not null)
            Use([.. known]);
    }

    /// <summary>The categories in the order of their columns, without everything else.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <summary>How many training examples each has, in the same order; empty before they were seen.</summary>
    public IReadOnlyList<long> Frequencies => _frequencies;

    internal override int Passes => _hasOther || _known is null || _fill == MissingFill.MostFrequent ? 1 : 0;

    internal override PreparedState State => new([_fillPlace, _isOtherKnown ? 1 : 0, .. _frequencies.Select(count => (double)count)], [.. _values.Select(NameOf)]);

    internal override string InWords => string.Join(", ", Parts());

    internal override string FittedInWords => string.Join(", ", _values.Take(6).Select((value, place) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(value)}{(_frequencies.Length > place ? $" ({_frequencies[place]:#,0})" : "")}")))
        + (_values.Length > 6 ? string.Create(CultureInfo.InvariantCulture, $" and {_values.Length - 6} more") : "");

    /// <summary>The index of a category: its place in <see cref="Values"/>, or the last index for everything else.</summary>
    /// <param name="value">The category.</param>
    /// <param name="example">The position of the example.</param>
    /// <returns>From 0 to the number of columns, less 1.</returns>
    /// <exception cref="DataException">It is missing, or none of an enum's, and nothing was declared for that.</exception>
    public long IndexOf(T? value, int example) => PlaceOf(value, example) is >= 0 and var place ? place : _columns - 1;

    /// <summary>Writes a category as columns: 1 in its own, 0 elsewhere; 0 in all of them for everything else where no training example was that, since the model was never taught what the last column means.</summary>
    /// <param name="value">The category.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="example">The position of the example.</param>
    /// <exception cref="DataException">As <see cref="IndexOf"/>.</exception>
    public void Write(T? value, Span<float> columns, int example)
    {
        columns.Clear();
        var place = PlaceOf(value, example);
        if (place < 0 && _isOtherKnown && !IsMissing(value))
            place = _columns - 1;
        if (place >= 0)
            columns[place] = 1f;
    }

    /// <summary>Learns from a training example.</summary>
    /// <param name="value">The category.</param>
    /// <param name="example">The position of the example.</param>
    /// <exception cref="DataException">As <see cref="IndexOf"/>.</exception>
    public void Observe(T? value, int example)
    {
        if (IsMissing(value))
        {
            RefuseMissing(example);
            return;
        }

        if (!_hasOther && !_places.ContainsKey(value!))
            throw Undefined(value!, example);

        if (_counts is not null)
            _counts[value!] = _counts.GetValueOrDefault(value!) + 1;
    }

    internal override void Begin(int pass) => _counts = pass < Passes ? [] : null;

    internal override void Fix()
    {
        if (_counts is null)
            return;

        var counts = _counts;
        _counts = null;
        if (counts.Count == 0)
            throw NothingKnown("list of categories");

        var byFrequency = counts.OrderByDescending(entry => entry.Value).ThenBy(entry => OrderOf(entry.Key), StringComparer.Ordinal).ToArray();
        T[] values = _known is not null ? [.. _known] : [.. byFrequency.Where(entry => entry.Value >= _least).Take(_columns - 1).Select(entry => entry.Key)];
        Use(values);
        _frequencies = Array.ConvertAll(values, value => counts.GetValueOrDefault(value));
        _isOtherKnown = _hasOther && counts.Keys.Any(value => PlaceAmongSeen(value) < 0);
        _fillPlace = _fill == MissingFill.MostFrequent ? Math.Max(PlaceAmongSeen(byFrequency[0].Key), -1) : -1;
    }

    internal override bool Restore(PreparedState state)
    {
        var values = new T[state.Names.Length];
        for (var index = 0; index < values.Length; index++)
        {
            if (!TryRead(state.Names[index], out var value))
                return false;

            values[index] = value;
        }

        if (state.Numbers is not [var fill, var other, .. var frequencies] || frequencies.Length is var count && count != 0 && count != values.Length || values.Length > _columns || fill >= values.Length || values.Distinct().Count() != values.Length)
            return false;

        Use(values);
        _frequencies = Array.ConvertAll(frequencies, frequency => (long)frequency);
        (_fillPlace, _isOtherKnown, _counts) = ((int)fill, other != 0, null);
        return true;
    }

    /// <summary>A category as people read it and files hold it.</summary>
    private protected abstract string NameOf(T value);

    /// <summary>What equally frequent categories are put in order by.</summary>
    private protected virtual string OrderOf(T value) => NameOf(value);

    /// <summary>The category of a name.</summary>
    private protected abstract bool TryRead(string name, out T value);

    /// <summary>Whether a value is none.</summary>
    private protected virtual bool IsMissing(T? value) => value is null;

    /// <summary>The place of the category that stands in for a missing value; -1 for none of them.</summary>
    private protected int MissingPlace(int example)
    {
        RefuseMissing(example);
        return _fillPlace;
    }

    /// <summary>The index that stands in for a missing value.</summary>
    private protected long MissingIndex(int example) => MissingPlace(example) is >= 0 and var place ? place : _columns - 1;

    private protected void RefuseMissing(int example)
    {
        if (_fill is null)
            throw DataException.InvalidValue(example, Member, "is null. Expected a category; declare [Missing(MissingFill.MostFrequent)] where it may be missing.");
    }

    private int PlaceOf(T? value, int example)
    {
        if (IsMissing(value))
            return MissingPlace(example);

        var place = PlaceAmongSeen(value!);
        return place >= 0 || _hasOther ? place : throw Undefined(value!, example);
    }

    /// <summary>The place of a category that is listed and, where there is a place for everything else, that training examples have.</summary>
    private int PlaceAmongSeen(T value) =>
        _places.TryGetValue(value, out var place) && (!_hasOther || _frequencies.Length == 0 || _frequencies[place] >= _least) ? place : -1;

    private DataException Undefined(T value, int example) =>
        DataException.InvalidValue(example, Member, $"{NameOf(value)} is not one of {string.Join(", ", _values.Select(NameOf))}. Correct it, or declare [Categories], which has a column for everything else.");

    private void Use(T[] values)
    {
        _values = values;
        _places.Clear();
        for (var place = 0; place < values.Length; place++)
            _places[values[place]] = place;
    }

    private IEnumerable<string> Parts()
    {
        if (_fill is { } fill)
            yield return fill == MissingFill.Zero ? "missing: none of the categories" : "missing: the most frequent";
        if (!_hasOther)
            yield return "one of its members";
        else if (_known is not null)
            yield return $"one of {string.Join(", ", _known.Take(12).Select(NameOf))} or something else";
        else
            yield return string.Create(CultureInfo.InvariantCulture, $"one of {_columns - 1} categories or something else{(_least > 1 ? $", at least {_least} examples each" : "")}");
    }
}
