using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace LossGen.Files;

/// <summary>The values of records: text is a string, whole numbers are long, others double, yes and no bool, lists lists of these; null where there is none. Whatever else a file has is kept as it is, and refused when it is read.</summary>
internal static class RecordValue
{
    private const int Shown = 60;

    /// <summary>A value of JSON.</summary>
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToArray(),
        _ => element.GetRawText(),
    };

    /// <summary>A value of Parquet.</summary>
    public static object? Of(object? value) => value switch
    {
        null or string or bool or long or double => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong and <= long.MaxValue => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ReadOnlyMemory<char> text => text.ToString(),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        IDictionary => value,
        IEnumerable list and not byte[] => list.Cast<object?>().Select(Of).ToArray(),
        _ => value,
    };

    /// <summary>A value as messages show it, cut where it is long.</summary>
    public static string InWords(object? value)
    {
        var text = value switch
        {
            null => "null",
            string some => $"\"{some}\"",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable<object?> list => $"[{string.Join(", ", list.Take(Shown).Select(InWords))}]",
            _ => value.GetType().Name,
        };
        return text.Length > Shown ? string.Concat(text.AsSpan(0, Shown), "...") : text;
    }
}
