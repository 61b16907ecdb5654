using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace LossGen.Files;

/// <summary>Reads CSV and TSV.</summary>
internal static class SeparatedFile
{
    public static IReadOnlyList<Record> Load(string path, bool isQuoted, IReadOnlyList<string>? columns, Encoding? encoding)
    {
        using var file = TextFile.Open(path, encoding);
        var text = file.ReadToEnd();
        var names = columns is null ? null : Names(columns, new RecordPlace(path, "line", 1));
        var records = new List<Record>();
        var line = 1L;
        try
        {
            using var reader = Sep.New(isQuoted ? Separator(text) : '\t')
                .Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = isQuoted, DisableQuotesParsing = !isQuoted })
                .FromText(text);
            foreach (var row in reader)
            {
                line = row.LineNumberToExcl;
                if (row.ColCount == 0 || (row.ColCount == 1 && row[0].Span.IsWhiteSpace()))
                    continue;

                // Sep 0.17.1 numbers the first row as if a header had come before it.
                var place = new RecordPlace(path, "line", row.RowIndex == 0 ? 1 : row.LineNumberFrom);
                var cells = new string[row.ColCount];
                for (var column = 0; column < cells.Length; column++)
                    cells[column] = row[column].ToString();

                if (names is null)
                    names = Names(cells, place);
                else
                    records.Add(Read(cells, names, place, isQuoted));
            }
        }
        catch (Exception error) when (error is NotSupportedException or InvalidDataException or ArgumentException or IndexOutOfRangeException)
        {
            // The library holds one row at a time, of 16 MiB at most, and up to 32,768 values.
            throw new RecordPlace(path, "line", line).Error($"from here on there is a row that cannot be read: {error.Message} Expected rows of up to 16 MiB{(isQuoted ? "; a quotation mark that is never closed takes in all that follows" : "")}.", error);
        }

        return records;
    }

    private static Record Read(string[] cells, IReadOnlyList<string> names, RecordPlace place, bool isQuoted)
    {
        if (cells.Length != names.Count)
            throw place.Error(string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} values. Expected {names.Count}, one for each of {string.Join(", ", names)}{(isQuoted ? "; a value with a separator in it has to be quoted" : "")}."));

        return new Record(place, new OrderedDictionary<string, object?>(names.Zip(cells, (name, cell) => KeyValuePair.Create(name, (object?)cell))));
    }

    /// <summary>The separator that the first line shows.</summary>
    private static char Separator(string text)
    {
        var first = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        return !first.Contains(',') && first.Contains(';') ? ';' : ',';
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string> names, RecordPlace place)
    {
        if (names.Any(string.IsNullOrWhiteSpace))
            throw place.Error($"a column has no name: {string.Join(", ", names.Select(name => $"\"{name}\""))}. Expected the names of the columns on the first line, or as an argument.");

        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw place.Error($"names the column \"{repeated.Key}\" twice. Expected each name once; where the first line has values rather than names, pass the names as an argument.")
            : names;
    }
}
