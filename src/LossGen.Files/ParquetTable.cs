using Parquet;
using Parquet.Schema;
using Parquet.Serialization;

namespace LossGen.Files;

/// <summary>Reads Parquet.</summary>
internal static class ParquetTable
{
    public static IReadOnlyList<Record> Load(string path)
    {
        try
        {
            // The library reads asynchronously only; apart from any caller's context, waiting for it blocks nothing else.
            var table = Task.Run(() => Read(path)).GetAwaiter().GetResult();
            var rows = table.Data;
            var records = new Record[rows.Count];
            for (var row = 0; row < records.Length; row++)
            {
                // The library leaves out what is null, and lists that are empty.
                var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var field in table.Schema.Fields)
                    values[field.Name] = RecordValue.Of(rows[row].GetValueOrDefault(field.Name)) ?? (field is ListField ? Array.Empty<object?>() : null);

                records[row] = new Record(new RecordPlace(path, "row", row + 1), values);
            }

            return records;
        }
        catch (Exception error) when (error is ParquetException or IOException or InvalidDataException or NotSupportedException)
        {
            throw new DataException($"{path}: is no Parquet file that can be read: {error.Message} Expected one with plain columns and lists of plain values.", error);
        }
    }

    private static async Task<DeserializationResult<Dictionary<string, object>>> Read(string path)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
            return await ParquetSerializer.DeserializeUntypedAsync(stream).ConfigureAwait(false);
    }
}
