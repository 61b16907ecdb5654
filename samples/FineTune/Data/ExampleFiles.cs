namespace FineTune;

/// <summary>Examples out of files that the command line names, or else of the sample's own texts.</summary>
internal static class ExampleFiles
{
    private const double ForValidation = 0.1;

    /// <summary>The examples of a task. To test with there is a file of its own, or a fifth of the rows.</summary>
    /// <param name="run">The command line.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="own">Makes the sample's own, of a seed; null where the task has none.</param>
    public static Examples<T> Load<T>(SampleRun run, Func<string, IReadOnlyList<T>> read, Func<int, Examples<T>>? own = null)
    {
        if (run[FineTuning.Data] is { } file)
        {
            var (rest, test) = run[FineTuning.Test] is { } held ? (read(file), read(held)) : Table.Split(read(file), run.Seed);
            var (train, validation) = Split.Random(rest, ForValidation, run.Seed);
            return new(train, validation, test);
        }

        if (run[FineTuning.Test] is not null)
            throw new DataException($"{FineTuning.Test} names a file to test with, but none to train on is named. Expected {FineTuning.Data} FILE too.");

        return own?.Invoke(run.Seed) ?? throw new DataException($"The sample has no texts of its own for this task. Expected {FineTuning.Data} FILE; its README says which files it reads.");
    }

    /// <summary>Words and their tags: lists in two columns of a JSON lines or Parquet file, as Hugging Face's datasets have them, or a CoNLL file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="column">The column of the tags; that of the words is "tokens".</param>
    /// <param name="format">How the CoNLL file is to be read.</param>
    public static IEnumerable<(IReadOnlyList<string> Words, IReadOnlyList<TTag> Tags)> Tagged<TTag>(string file, string column, ConllFormat format)
        where TTag : struct, Enum => Path.GetExtension(file) is ".jsonl" or ".parquet"
            ? RecordFile.Load(file).Select(row => (row.GetWords("tokens"), row.GetClasses<TTag>(column)))
            : ConllFile.Load(file, format).Select(sentence => (sentence.Words, (IReadOnlyList<TTag>)sentence.TagsAs<TTag>()));
}
