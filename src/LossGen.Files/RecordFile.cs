using System.Text;

namespace LossGen.Files;

/// <summary>Reads tables: CSV, TSV, JSON lines, Parquet. Files of the CoNLL shared tasks are read by <see cref="ConllFile"/>.</summary>
public static class RecordFile
{
    private const string Known = ".csv, .tsv, .jsonl, .ndjson and .parquet";

    /// <summary>Reads a file as its extension says.</summary>
    /// <remarks>
    /// <para>.csv: parted by commas or, where the first line has semicolons and no comma, by these; values may be quoted, as RFC 4180 has it, and then span lines.</para>
    /// <para>.tsv: parted by tabs; a quotation mark is a character like any other, as in the files of GLUE.</para>
    /// <para>.jsonl and .ndjson: a JSON object a line, whose names are the columns. Empty lines are passed over, in these and in the others.</para>
    /// <para>.parquet: with plain columns and lists of plain values.</para>
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="columns">The names of the columns of a CSV or TSV file whose first line has none; null where it has.</param>
    /// <param name="encoding">The encoding of a text file; UTF-8 where null.</param>
    /// <returns>The rows in order; none where the file has none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataException">It is not what its extension says; the message names the file, the line and what was expected.</exception>
    public static IReadOnlyList<Record> Load(string path, IReadOnlyList<string>? columns = null, Encoding? encoding = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (columns is not null && extension is not (".CSV" or ".TSV"))
            throw new ArgumentException($"{path} names its columns itself. Expected null; names are for CSV and TSV files without any.", nameof(columns));

        return extension switch
        {
            ".CSV" => SeparatedFile.Load(path, isQuoted: true, columns, encoding),
            ".TSV" => SeparatedFile.Load(path, isQuoted: false, columns, encoding),
            ".JSONL" or ".NDJSON" => JsonLinesFile.Load(path, encoding),
            ".PARQUET" => ParquetTable.Load(path),
            _ => throw new DataException($"{path} is of no kind that is known. Expected one of {Known}; files of CoNLL are read by ConllFile."),
        };
    }
}
