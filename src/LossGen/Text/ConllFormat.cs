namespace LossGen;

/// <summary>Which columns of a CoNLL file say what: one token a line, sentences parted by empty lines.</summary>
/// <remarks>
/// Columns are parted by tabs where a line has any, by spaces otherwise. A line <c>-DOCSTART-</c> begins a document. A line that begins with <c>#</c> is a comment,
/// unless it is a token: it has the columns of one, and an entity tag where these are asked for.
/// </remarks>
public sealed record ConllFormat
{
    /// <summary>The word in the first column and its entity tag in the last: CoNLL-2003 and 2002, WNUT, and any two-column file.</summary>
    public static ConllFormat NamedEntities { get; } = new();

    /// <summary>The word in the first column and its part of speech in the second: CoNLL-2003 and 2000.</summary>
    public static ConllFormat PartsOfSpeech { get; } = new() { TagColumn = 1, HasEntityTags = false };

    /// <summary>A treebank of Universal Dependencies (CoNLL-U): the word in the second column, its universal part of speech in the fourth.</summary>
    public static ConllFormat Universal { get; } = new() { WordColumn = 1, TagColumn = 3, HasEntityTags = false, HasTokenNumbers = true };

    /// <summary>The column of the word, from 0 or from the end. The first by default.</summary>
    public Index WordColumn { get; init; } = 0;

    /// <summary>The column of the tag, from 0 or from the end. The last by default.</summary>
    public Index TagColumn { get; init; } = ^1;

    /// <summary>
    /// Whether tags are of the BIO family. They are then given as BIO ("IOB2") whatever the file has: IOB1, as the original CoNLL-2003, BIOES or BILOU. True by default.
    /// </summary>
    public bool HasEntityTags { get; init; } = true;

    /// <summary>
    /// Whether the first column numbers the tokens of a sentence from 1, as CoNLL-U has it: lines of a range ("1-2", the surface of the words that follow) and empty
    /// nodes ("8.1") are left out, and every line that begins with <c>#</c> is a comment.
    /// </summary>
    public bool HasTokenNumbers { get; init; }
}
