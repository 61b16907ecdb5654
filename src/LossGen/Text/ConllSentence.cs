using System.Globalization;

namespace LossGen;

/// <summary>A sentence of a CoNLL file.</summary>
public sealed class ConllSentence
{
    private readonly string _file;
    private readonly string[][] _tokens;
    private readonly int[] _lines;

    internal ConllSentence(string file, string[][] tokens, int[] lines) => (_file, _tokens, _lines) = (file, tokens, lines);

    /// <summary>The words, [L].</summary>
    public IReadOnlyList<string> Words { get; internal init; } = [];

    /// <summary>The tag of each word, [L]: as the file has it, or as BIO ("B-PER", "I-PER", "O") where the format has entity tags.</summary>
    public IReadOnlyList<string> Tags { get; internal init; } = [];

    /// <summary>The entities that the tags say, in order; none where the format has no entity tags.</summary>
    public IReadOnlyList<EntitySpan> Entities { get; internal init; } = [];

    /// <summary>The comments before and within the sentence, without their <c>#</c>.</summary>
    public IReadOnlyList<string> Comments { get; internal init; } = [];

    /// <summary>The number of its document, from 0; always 0 in a file without -DOCSTART- lines.</summary>
    public int Document { get; internal init; }

    /// <summary>The line of its first word, from 1.</summary>
    public int Line => _lines[0];

    /// <summary>Any column.</summary>
    /// <param name="column">From 0 or from the end.</param>
    /// <returns>Its value for each word, [L].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The file has no such column.</exception>
    public IReadOnlyList<string> Column(Index column)
    {
        var columns = _tokens[0].Length;
        if (column.GetOffset(columns) is var offset && (offset < 0 || offset >= columns))
            throw new ArgumentOutOfRangeException(nameof(column), column, $"{_file} has {columns} columns. Expected one of 0 to {columns - 1}.");

        return Array.ConvertAll(_tokens, token => token[offset]);
    }

    /// <summary>The tags as members of an enum, for a label: "B-PER" is the member <c>B_PER</c>, "NOUN" is <c>NOUN</c>; case does not matter.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="names">The file's names that the enum has others for: of types of entities ("PER" is "Person") or, where the format has no entity tags, of tags. Others are taken as they are.</param>
    /// <returns>The members, [L].</returns>
    /// <exception cref="DataException">A tag is no member; the message names the file, the line and the members.</exception>
    public T[] TagsAs<T>(IReadOnlyDictionary<string, string>? names = null)
        where T : struct, Enum
    {
        var known = new LabelNames<T>(names);
        var members = new T[Tags.Count];
        for (var index = 0; index < members.Length; index++)
        {
            if (!known.TryFind(Tags[index], out members[index]))
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{_file}, line {_lines[index]}: the tag '{Tags[index]}' is no member of {typeof(T).Name}. Expected one of {known}, or a name for it among those given."));
        }

        return members;
    }
}
