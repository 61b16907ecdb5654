using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Parquet.Serialization;

namespace LossGen.Files;

/// <summary>Reads Parquet. A file that is damaged, or made to do harm, costs no more than a sound one: sizes are checked before they are believed, and reading has an end.</summary>
internal static class ParquetTable
{
    private const string Form = "Expected one with plain columns and lists of plain values.";
    private const int MagicBytes = 4;

    /// <summary>What the file says of itself, and its length, lie between the last column and the last magic number.</summary>
    private const int TailBytes = MagicBytes + sizeof(int);

    /// <summary>Values that a byte can stand for: 8 of one bit each in what is packed, and a run of equal ones costs next to nothing; but a table of these alone is none.</summary>
    private const long ValuesPerByte = 1024;
    private const long BytesPerByte = 1024;
    private const long FreeBytes = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatiencePerMegabyte = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<Record> Load(string path)
    {
        VerifyEnds(path);
        var table = Within(path, cancellation => Read(path, cancellation));
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

    /// <summary>Both ends of a file say that it is Parquet, and how long the part is that tells the rest.</summary>
    private static void VerifyEnds(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> end = stackalloc byte[TailBytes];
        if (stream.Length < MagicBytes + TailBytes)
            throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"it has {stream.Length} bytes."));

        stream.Seek(-TailBytes, SeekOrigin.End);
        stream.ReadExactly(end);
        var length = BinaryPrimitives.ReadInt32LittleEndian(end);
        if (!end[sizeof(int)..].SequenceEqual("PAR1"u8))
            throw Refuse(path, "its last bytes are not PAR1.");
        if (length <= 0 || length > stream.Length - MagicBytes - TailBytes)
            throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"its footer would have {length} bytes, and the file has {stream.Length}."));
    }

    /// <summary>Reads on a thread that is left alone when it does not come to an end.</summary>
    /// <exception cref="DataException">Reading failed, or took too long.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The library throws what its parts throw: casts, indices, decompressors. All mean that the file is damaged.")]
    private static T Within<T>(string path, Func<CancellationToken, Task<T>> read)
    {
        var limit = Patience + (PatiencePerMegabyte * (new FileInfo(path).Length / (double)FreeBytes));
        using var cancellation = new CancellationTokenSource(limit);
        var done = new TaskCompletionSource<T>();
        var token = cancellation.Token;
        new Thread(() =>
        {
            try
            {
                // The library reads asynchronously only; apart from any caller's context, waiting for it blocks nothing else.
                done.SetResult(read(token).GetAwaiter().GetResult());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        })
        { IsBackground = true, Name = "LossGen Parquet" }.Start();

        try
        {
            if (Task.WaitAny([done.Task], limit) == 0)
                return done.Task.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            if (error is DataException)
                ExceptionDispatchInfo.Throw(error);

            throw Refuse(path, error.Message, error);
        }

        throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"reading it did not end within {limit.TotalSeconds:0} seconds."));
    }

    private static async Task<DeserializationResult<Dictionary<string, object>>> Read(string path, CancellationToken cancellation)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                Verify(path, reader.Metadata, stream.Length);

            stream.Position = 0;
            return await ParquetSerializer.DeserializeUntypedAsync(stream, cancellationToken: cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses sizes that cannot be, before anything of that size is asked for.</summary>
    private static void Verify(string path, FileMetaData? metadata, long length)
    {
        if (metadata is null)
            throw Refuse(path, "it does not say what it holds.");

        var rows = 0L;
        foreach (var group in metadata.RowGroups)
        {
            rows = InRange(rows + group.NumRows, int.MaxValue, "rows");
            foreach (var column in group.Columns)
            {
                if (column.MetaData is not { } data)
                    throw Refuse(path, "a column does not say where it is.");

                InRange(data.TotalCompressedSize, length, "bytes of a column");
                InRange(data.DataPageOffset, length - data.TotalCompressedSize, "as the place of a column");
                InRange(data.DictionaryPageOffset ?? 0, length, "as the place of a dictionary");
                InRange(data.TotalUncompressedSize, FreeBytes + (BytesPerByte * data.TotalCompressedSize), "bytes of a column when it is unpacked");
                InRange(data.NumValues, FreeBytes + (ValuesPerByte * data.TotalCompressedSize), "values of a column");
                if (group.NumRows > data.NumValues)
                    throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"it has {group.NumRows} rows, and a column {data.NumValues} values."));
            }
        }

        if (rows != metadata.NumRows)
            throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"it has {metadata.NumRows} rows, and its parts {rows}."));

        long InRange(long value, long most, string what) =>
            value >= 0 && value <= most ? value : throw Refuse(path, string.Create(CultureInfo.InvariantCulture, $"it says {value} {what}, which cannot be in a file of {length} bytes."));
    }

    private static DataException Refuse(string path, string why, Exception? cause = null)
    {
        var message = $"{path}: is not a Parquet file that can be read: {why} {Form}";
        return cause is null ? new DataException(message) : new DataException(message, cause);
    }
}
