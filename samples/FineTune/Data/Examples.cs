namespace FineTune;

/// <summary>Where examples come from: the sample's own texts, or files that the command line names.</summary>
internal static class Examples
{
    /// <summary>The examples to train on and those held out: a file of their own, or a fifth of the rows.</summary>
    /// <param name="run">The command line.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="own">Makes the sample's own, of a seed; null where the task has none.</param>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Test) Of<T>(SampleRun run, Func<string, IReadOnlyList<T>> read, Func<int, (IReadOnlyList<T> Train, IReadOnlyList<T> Test)>? own = null)
    {
        if (run[FineTuning.Data] is { } file)
            return run[FineTuning.Test] is { } test ? (read(file), read(test)) : Table.Split(read(file), run.Seed);

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
