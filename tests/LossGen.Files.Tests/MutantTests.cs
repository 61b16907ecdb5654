using LossGen.Testing;
using Parquet;
using Parquet.Serialization;

namespace LossGen.Files.Tests;

/// <summary>Files of strangers: whatever is in them, they are read or refused with one kind of exception, which names them.</summary>
public sealed class MutantTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    private sealed class Row
    {
        public string? Text { get; set; }

        public double? Score { get; set; }

        public int Label { get; set; }

        public List<string> Words { get; set; } = [];

        public DateTime When { get; set; }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_csv() => Verify("a.csv", "text,label,score\n\"He said \"\"no\"\", twice\",1,1.5\n\"two\nlines\",0,-2\nplain,1,3e5\n"u8.ToArray(), "a;b\n1;2\n"u8.ToArray());

    [Fact]
    public void Of_tsv() => Verify("a.tsv", "sentence\tlabel\nthe \"best\" film\t1\n\"unbalanced\t0\n"u8.ToArray());

    [Fact]
    public void Of_json_lines() => Verify("a.jsonl", """
        {"tokens": ["Ada", "Lovelace"], "tags": [1, 2], "score": 0.25, "ok": true, "n": 3, "none": null}
        {"tokens": "an L shape", "inner": {"a": [1.5, {"b": "\ud83d\ude00"}]}, "n": -3.0e2}
        """u8.ToArray());

    [Fact]
    public async Task Of_parquet()
    {
        var files = new List<byte[]>();
        foreach (var (rows, codec) in new[] { (3, CompressionMethod.None), (40, CompressionMethod.Snappy), (7, CompressionMethod.Gzip) })
        {
            using var stream = new MemoryStream();
            var data = Enumerable.Range(0, rows).Select(index => new Row { Text = index % 3 == 0 ? null : $"row {index}", Score = index % 4 == 0 ? null : index / 8.0, Label = index, Words = [.. Enumerable.Repeat("word", index % 3)], When = new DateTime(2024, 6, 1, index % 24, 0, 0, DateTimeKind.Utc) });
            await ParquetSerializer.SerializeAsync(data, stream, new ParquetOptions { CompressionMethod = codec });
            files.Add(stream.ToArray());
        }

        Verify("a.parquet", [.. files]);
    }

    [Fact]
    public void Of_CoNLL()
    {
        var path = Path.Combine(_folder, "a.conll");
        var refused = Mutants.Verify(
            ["-DOCSTART- -X- O O\n\nAda NNP B-NP B-PER\nis VBZ B-VP O\n\n# a comment\nhere RB B-ADVP O\n"u8.ToArray()],
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                foreach (var sentence in ConllFile.Load(path))
                    _ = sentence.Words.Count;
            },
            exception => IsRefusal(exception, path));
        Assert.True(refused > 0);
    }

    private void Verify(string name, params byte[][] files)
    {
        var path = Path.Combine(_folder, name);
        var refused = Mutants.Verify(
            files,
            mutant =>
            {
                File.WriteAllBytes(path, mutant);
                foreach (var record in RecordFile.Load(path))
                    Read(record);
            },
            exception => IsRefusal(exception, path));
        Assert.True(refused > 100, $"{refused} refused");
    }

    /// <summary>Every way to read every value works, or refuses with the place.</summary>
    private static void Read(Record record)
    {
        foreach (var column in record.Columns)
        {
            foreach (var read in (Action[])[() => record.GetText(column), () => record.GetNumber(column), () => record.GetDouble(column), () => record.GetWholeNumber(column), () => record.GetFlag(column), () => record.GetWords(column), () => record.GetClass<DayOfWeek>(column), () => record.GetClasses<DayOfWeek>(column)])
            {
                try
                {
                    read();
                }
                catch (DataException exception) when (exception.Message.StartsWith(record.File, StringComparison.Ordinal))
                {
                    // Refused, with its place.
                }
            }
        }
    }

    private static bool IsRefusal(Exception exception, string path) => exception is DataException && exception.Message.StartsWith(path, StringComparison.Ordinal);
}
