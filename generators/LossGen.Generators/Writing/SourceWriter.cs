using System.Text;

namespace LossGen.Generators.Writing;

/// <summary>Writes indented C#. A line that ends in an opening brace is followed by deeper lines until <see cref="Close"/>.</summary>
/// <param name="header">What stands before.</param>
/// <param name="shortener">Turns qualified names into plain ones while they are written; null to leave them.</param>
internal sealed class SourceWriter(string header, NameShortener? shortener)
{
    private const int Indent = 4;

    /// <summary>Enough for a trainer: its text is put together in one piece of memory, which the next one uses again.</summary>
    private const int Capacity = 24 * 1024;

    [ThreadStatic]
    private static StringBuilder? _kept;

    private readonly StringBuilder _text = (_kept ??= new StringBuilder(Capacity)).Clear().Append(header);
    private readonly int _start = header.Length;
    private int _depth;
    private bool _separate;

    /// <summary>Writes the lines of a text at the current depth.</summary>
    public SourceWriter Lines(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;

            // Raw strings of a source with Windows line ends have them too.
            Write(text, start, end > start && text[end - 1] == '\r' ? end - 1 - start : end - start);
            start = end + 1;
        }

        return this;
    }

    public SourceWriter Line(string line) => Write(line, 0, line.Length);

    /// <summary>Asks for one blank line before whatever follows, unless a block is closed first.</summary>
    public SourceWriter Gap()
    {
        _separate = true;
        return this;
    }

    public SourceWriter Open(string head)
    {
        Lines(head);
        Line("{");
        _depth++;
        _separate = false;
        return this;
    }

    public SourceWriter Close(string tail = "")
    {
        _depth--;
        _separate = false;
        return Line("}" + tail).Gap();
    }

    /// <summary>Takes back the blank line that was asked for: what follows belongs to the block before.</summary>
    public SourceWriter Trim()
    {
        _separate = false;
        return this;
    }

    /// <summary>The text. Only one writer at a time is used on a thread.</summary>
    public override string ToString() => _text.ToString();

    private SourceWriter Write(string text, int start, int count)
    {
        if (count == 0)
        {
            _separate = true;
            return this;
        }

        if (_separate && _text.Length > _start)
            _text.Append('\n');

        _separate = false;
        _text.Append(' ', _depth * Indent);
        if (shortener is null)
            _text.Append(text, start, count);
        else
            shortener.Append(text, start, count, _text);

        _text.Append('\n');
        return this;
    }
}
