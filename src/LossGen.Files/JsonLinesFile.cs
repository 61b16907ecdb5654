using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LossGen.Files;

/// <summary>Reads files with a JSON object a line.</summary>
internal static class JsonLinesFile
{
    public static IReadOnlyList<Record> Load(string path, Encoding? encoding)
    {
        using var reader = TextFile.Open(path, encoding);
        var records = new List<Record>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                records.Add(Read(line, new RecordPlace(path, "line", number)));
        }

        return records;
    }

    private static Record Read(string line, RecordPlace place)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw place.Error($"{RecordValue.InWords(RecordValue.Of(document.RootElement))} is no JSON object. Expected one on each line, as in {{\"text\": \"...\", \"label\": 1}}.");

            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!values.TryAdd(property.Name, RecordValue.Of(property.Value)))
                    throw place.Error($"has \"{property.Name}\" twice. Expected each name once.");
            }

            return new Record(place, values);
        }
        catch (InvalidOperationException error)
        {
            // Half of a surrogate pair is JSON by its grammar, and no text.
            throw place.Error($"has an escape that is not a character: {error.Message} Expected characters beyond U+FFFF as pairs, as in \"\\ud83d\\ude00\".", error);
        }
        catch (JsonException error)
        {
            throw place.Error(string.Create(CultureInfo.InvariantCulture, $"is no JSON, from byte {error.BytePositionInLine} on. Expected an object on each line, as in {{\"text\": \"...\", \"label\": 1}}."), error);
        }
    }
}
