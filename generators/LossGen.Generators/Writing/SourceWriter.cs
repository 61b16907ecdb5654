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
        foreach (var line in text.Split('\n'))
            Line(line.TrimEnd('\r'));

        return this;
    }

    public SourceWriter Line(string line)
    {
        if (line.Length == 0)
        {
            _separate = true;
            return this;
        }

        if (_separate && _text.Length > 0)
            _text.Append('\n');

        _separate = false;
        _text.Append(' ', _depth * Indent).Append(line).Append('\n');
        return this;
    }

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
}
