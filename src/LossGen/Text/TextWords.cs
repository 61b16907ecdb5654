using System.Collections;
using System.Text;

namespace LossGen;

/// <summary>The words of a text, and where each stands in it.</summary>
public sealed class TextWords : IReadOnlyList<string>
{
    private readonly List<Range> _places = [];
    private readonly List<string> _words = [];

    private TextWords(string text) => Text = text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The number of words.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    /// <param name="index">Its position, from 0.</param>
    public string this[int index] => _words[index];

    /// <summary>Cuts a text into words: at white space, and between a word and the punctuation before and behind it. "O'Neill", "6:45" and "$120" are one word each.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its words.</returns>
    public static TextWords Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new TextWords(text);
        var start = 0;
        while (start < text.Length)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;

            words.AddPiece(start, end);
            start = end;
        }

        return words;
    }

    /// <summary>Where words stand in the text.</summary>
    /// <param name="words">Some words in a row, as a prediction's <c>Entities()</c> gives them.</param>
    /// <returns>The same in characters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The text has no such words.</exception>
    public TextEntity Locate(EntitySpan words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.End, Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(words.Length);
        var start = _places[words.Start].Start.Value;
        var end = _places[words.End - 1].End.Value;
        return new TextEntity(words.Type, start, Text[start..end]);
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _words.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddPiece(int start, int end)
    {
        while (start < end && Mark(start) is > 0 and var length)
        {
            Add(start, start + length);
            start += length;
        }

        var last = end;
        while (last > start && char.IsPunctuation(Text[last - 1]))
            last--;

        if (last > start)
            Add(start, last);

        for (var position = last; position < end; position++)
            Add(position, position + 1);
    }

    /// <summary>How many characters a punctuation mark takes; 0 where there is none.</summary>
    private int Mark(int position) =>
        Rune.TryGetRuneAt(Text, position, out var rune) && Rune.IsPunctuation(rune) ? rune.Utf16SequenceLength : 0;

    private void Add(int start, int end)
    {
        _places.Add(start..end);
        _words.Add(Text[start..end]);
    }
}
