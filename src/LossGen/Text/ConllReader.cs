using System.Globalization;

namespace LossGen;

/// <summary>Reads the lines of one CoNLL file, in order.</summary>
internal sealed class ConllReader(string name, ConllFormat format)
{
    private const string DocumentStart = "-DOCSTART-";

    private readonly List<ConllSentence> _sentences = [];
    private readonly List<string[]> _tokens = [];
    private readonly List<int> _lines = [];
    private readonly List<string> _comments = [];
    private int _columns;
    private int _firstToken;
    private int _document;
    private int _line;

    public IReadOnlyList<ConllSentence> Read(List<string> lines)
    {
        FindColumns(lines);
        foreach (var line in lines)
        {
            _line++;
            Add(line);
        }

        EndSentence();
        return _sentences;
    }

    private static string[] Cells(string line)
    {
        var trimmed = line.Trim(' ', '\t');
        return trimmed.Contains('\t', StringComparison.Ordinal)
            ? trimmed.Split('\t', StringSplitOptions.TrimEntries)
            : trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The first line that must be a token says how many columns there are. A line that begins with # may be a token or a comment, so it says nothing.</summary>
    private void FindColumns(List<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var cells = Cells(lines[index]);
            if (cells.Length == 0 || cells[0] == DocumentStart || cells[0].StartsWith('#'))
                continue;

            (_columns, _firstToken) = (cells.Length, index + 1);
            foreach (var (column, what) in ((Index, string)[])[(format.WordColumn, "word"), (format.TagColumn, "tag")])
            {
                if (column.GetOffset(_columns) is var offset && (offset < 0 || offset >= _columns))
                    throw Error(_firstToken, $"has {_columns} columns. Expected the {what} in column {column} (counted from 0).");
            }

            return;
        }
    }

    private void Add(string line)
    {
        var cells = Cells(line);
        if (cells.Length == 0)
        {
            EndSentence();
        }
        else if (cells[0] == DocumentStart)
        {
            EndSentence();
            _document = _sentences.Count > 0 ? _sentences[^1].Document + 1 : 0;
        }
        else if (cells[0].StartsWith('#') && (format.HasTokenNumbers || !IsToken(cells)))
        {
            _comments.Add(line.Trim()[1..].Trim());
        }
        else
        {
            AddToken(cells);
        }
    }

    private bool IsToken(string[] cells) => cells.Length == _columns && (!format.HasEntityTags || EntityTag.Parse(cells[format.TagColumn]) is not null);

    private void AddToken(string[] cells)
    {
        if (cells.Length != _columns)
            throw Error(_line, $"has {cells.Length} columns. Expected {_columns}, as line {_firstToken} has, parted by tabs or by spaces.");

        if (Array.IndexOf(cells, "") is var empty and >= 0)
            throw Error(_line, $"column {empty} (counted from 0) is empty. Expected a value in each of the {_columns} columns.");

        if (format.HasTokenNumbers && !IsNext(cells[0]))
            return;

        if (format.HasEntityTags && EntityTag.Parse(cells[format.TagColumn]) is null)
            throw Error(_line, $"the tag '{cells[format.TagColumn]}' is none of the BIO family. Expected O, or a name such as B-PER or I-PER.");

        _tokens.Add(cells);
        _lines.Add(_line);
    }

    /// <summary>Whether a line is the next word, rather than a range of words or an empty node.</summary>
    private bool IsNext(string number)
    {
        if (number.AsSpan().IndexOfAny('-', '.') > 0)
            return false;

        return number == (_tokens.Count + 1).ToString(CultureInfo.InvariantCulture)
            ? true
            : throw Error(_line, $"the token has the number '{number}'. Expected {_tokens.Count + 1}: tokens are numbered from 1 within a sentence, and an empty line ends it.");
    }

    private void EndSentence()
    {
        if (_tokens.Count == 0)
            return;

        var spans = new List<EntitySpan>();
        string[] tags = [.. _tokens.Select(token => token[format.TagColumn])];
        if (format.HasEntityTags)
        {
            EntityTag.AddSpans(Array.ConvertAll(tags, tag => EntityTag.Parse(tag)!.Value), spans);
            tags = EntityTag.Bio(spans, tags.Length);
        }

        _sentences.Add(new ConllSentence(name, [.. _tokens], [.. _lines])
        {
            Words = [.. _tokens.Select(token => token[format.WordColumn])],
            Tags = tags,
            Entities = spans,
            Comments = [.. _comments],
            Document = _document,
        });
        _tokens.Clear();
        _lines.Clear();
        _comments.Clear();
    }

    private DataException Error(int line, FormattableString message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {message.ToString(CultureInfo.InvariantCulture)}"));
}
