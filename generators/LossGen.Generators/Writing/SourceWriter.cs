using System.Text;

namespace LossGen.Generators.Writing;

/// <summary>Writes indented C#. A line that ends in an opening brace is followed by deeper lines until <see cref="Close"/>.</summary>
internal sealed class SourceWriter
{
    private const int Indent = 4;

    private readonly StringBuilder _text = new(8192);
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

    public override string ToString() => _text.ToString();

    private SourceWriter Write(string text, int start, int count)
    {
        if (count == 0)
        {
            _separate = true;
            return this;
        }

        if (_separate && _text.Length > 0)
            _text.Append('\n');

        _separate = false;
        _text.Append(' ', _depth * Indent).Append(text, start, count).Append('\n');
        return this;
    }
}
