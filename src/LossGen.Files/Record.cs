using System.Globalization;

namespace LossGen.Files;

/// <summary>A row of a table: named values, read as the type that is expected. A value that is not of that type is refused with the file, the line, the column, the value and what was expected.</summary>
public sealed class Record
{
    private const string ANumber = "a number, with a point for decimals";

    private readonly RecordPlace _place;
    private readonly IReadOnlyDictionary<string, object?> _values;

    internal Record(RecordPlace place, IReadOnlyDictionary<string, object?> values) => (_place, _values) = (place, values);

    /// <summary>The columns, in the order of the file.</summary>
    public IEnumerable<string> Columns => _values.Keys;

    /// <summary>The file.</summary>
    public string File => _place.File;

    /// <summary>Where in it: the line that the row begins on or, in Parquet, the row; from 1.</summary>
    public long Line => _place.Number;

    /// <summary>Whether there is such a column, and a value in it.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>False where it is missing, null, or empty text.</returns>
    public bool Has(string column) => _values.GetValueOrDefault(column) is not (null or "");

    /// <summary>A text, which may be empty.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>The text.</returns>
    /// <exception cref="DataException">There is none.</exception>
    public string GetText(string column) => Value(column, "text") as string ?? throw Refuse(column, "text");

    /// <summary>A number, as features take it: float32, which rounds decimals to seven digits.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>The number, finite.</returns>
    /// <exception cref="DataException">It is none, or not finite in float32, or a whole number that float32 would make another one of: an identifier, say.</exception>
    public float GetNumber(string column)
    {
        var value = Value(column, ANumber);
        if (value is long or string && AsWhole(value) is { } whole && (Int128)(float)whole != whole)
            throw _place.Error($"column \"{column}\": {RecordValue.InWords(value)} would be rounded to {((float)whole).ToString("F0", CultureInfo.InvariantCulture)}: float32 has whole numbers up to 16777216. Read it with {nameof(GetDouble)}, or with {nameof(GetWholeNumber)}, and say what is to become of it.");

        var number = AsNumber(value) ?? throw Refuse(column, ANumber);
        return float.IsFinite((float)number) ? (float)number : throw Refuse(column, $"{ANumber}, within the range of float32: up to 3.4e38");
    }

    /// <summary>A number, to the precision of float64.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>The number, finite.</returns>
    /// <exception cref="DataException">It is none, or not finite.</exception>
    public double GetDouble(string column) => AsNumber(Value(column, ANumber)) is { } number && double.IsFinite(number) ? number : throw Refuse(column, ANumber);

    /// <summary>A whole number.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>The number.</returns>
    /// <exception cref="DataException">It is none.</exception>
    public int GetWholeNumber(string column)
    {
        const string expected = "a whole number";
        return AsWhole(Value(column, expected)) is { } whole && whole is >= int.MinValue and <= int.MaxValue ? (int)whole : throw Refuse(column, expected);
    }

    /// <summary>Yes or no: true or false, yes or no, 1 or 0; in any case.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>True for yes.</returns>
    /// <exception cref="DataException">It is neither.</exception>
    public bool GetFlag(string column)
    {
        const string expected = "true or false, yes or no, or 1 or 0";
        return Value(column, expected) switch
        {
            bool flag => flag,
            string text when bool.TryParse(text, out var parsed) => parsed,
            string text when text.Equals("yes", StringComparison.OrdinalIgnoreCase) => true,
            string text when text.Equals("no", StringComparison.OrdinalIgnoreCase) => false,
            var other when AsWhole(other) is 0 or 1 => AsWhole(other) == 1,
            _ => throw Refuse(column, expected),
        };
    }

    /// <summary>A class: the name of a member of an enum, or its class index, as trainers number it: in the order of the members' values.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="column">The column, case and all.</param>
    /// <param name="names">What files call members that have another name in the enum; see <see cref="LabelNames{T}"/>.</param>
    /// <returns>The member.</returns>
    /// <exception cref="DataException">There is none of that name or index.</exception>
    public T GetClass<T>(string column, IReadOnlyDictionary<string, string>? names = null)
        where T : struct, Enum
    {
        var known = new LabelNames<T>(names);
        return Class(known, Value(column, Expected(known))) ?? throw Refuse(column, Expected(known));
    }

    /// <summary>Words: a list of texts, or one text with a space between words.</summary>
    /// <param name="column">The column, case and all.</param>
    /// <returns>The words.</returns>
    /// <exception cref="DataException">They are no list of texts.</exception>
    public IReadOnlyList<string> GetWords(string column)
    {
        const string expected = "a list of texts, or words with a space between them";
        var items = Items(column, expected);
        var words = new string[items.Count];
        for (var position = 0; position < words.Length; position++)
            words[position] = items[position] as string ?? throw Refuse(column, expected, position, items[position]);

        return words;
    }

    /// <summary>A class for each word or token: a list of names or class indices, or one text with a space between them.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="column">The column, case and all.</param>
    /// <param name="names">What files call members that have another name in the enum; see <see cref="LabelNames{T}"/>.</param>
    /// <returns>The members.</returns>
    /// <exception cref="DataException">One has no such name or index.</exception>
    public IReadOnlyList<T> GetClasses<T>(string column, IReadOnlyDictionary<string, string>? names = null)
        where T : struct, Enum
    {
        var known = new LabelNames<T>(names);
        var items = Items(column, "a list, or names with a space between them");
        var members = new T[items.Count];
        for (var position = 0; position < members.Length; position++)
            members[position] = Class(known, items[position]) ?? throw Refuse(column, Expected(known), position, items[position]);

        return members;
    }

    private static string Expected<T>(LabelNames<T> known)
        where T : struct, Enum => $"a member of {typeof(T).Name} ({known}), or its index from 0";

    private static T? Class<T>(LabelNames<T> known, object? value)
        where T : struct, Enum =>
        (value is string text && known.TryFind(text, out var member)) || (AsWhole(value) is { } index && known.TryFind(index, out member)) ? member : null;

    private static double? AsNumber(object? value) => value switch
    {
        long whole => whole,
        double real => real,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => null,
    };

    private static long? AsWhole(object? value) => value switch
    {
        long whole => whole,
        double real when real == Math.Floor(real) && Math.Abs(real) < long.MaxValue => (long)real,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => null,
    };

    private IReadOnlyList<object?> Items(string column, string expected) => Value(column, expected) switch
    {
        IReadOnlyList<object?> list => list,
        string text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        _ => throw Refuse(column, expected),
    };

    private object Value(string column, string expected)
    {
        if (!_values.TryGetValue(column, out var value))
            throw _place.Error($"has no column \"{column}\". Expected one with {expected}; the columns are {string.Join(", ", Columns.Select(name => $"\"{name}\""))}.");

        return value ?? throw _place.Error($"column \"{column}\" has no value. Expected {expected}; leave rows without one out.");
    }

    private DataException Refuse(string column, string expected) => _place.Error($"column \"{column}\": the value {RecordValue.InWords(_values[column])} cannot be used. Expected {expected}.");

    private DataException Refuse(string column, string expected, int position, object? item) =>
        _place.Error(string.Create(CultureInfo.InvariantCulture, $"column \"{column}\": item {position} (counted from 0), {RecordValue.InWords(item)}, cannot be used. Expected {expected}."));
}
