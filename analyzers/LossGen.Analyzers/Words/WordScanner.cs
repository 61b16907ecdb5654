using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Words;

/// <summary>Gathers the identifiers of a text. Comments and strings count as text too: a word too many costs time, and nothing else.</summary>
internal sealed class WordScanner(SourceText text)
{
    private readonly HashSet<int> _words = [];
    private char[] _letters = new char[256];

    /// <summary>The words of a member.</summary>
    public WordMember Scan(TextSpan span, string? name, TextSpan parameters, int? owner)
    {
        var (words, kinds) = Read(span);
        return new WordMember(span, name is null ? null : WordHash.Of(name), words, kinds, parameters, owner);
    }

    /// <summary>The words of a piece of the text.</summary>
    public int[] Words(TextSpan span) => span.IsEmpty ? [] : Read(span).Words;

    private (int[] Words, WordKinds Kinds) Read(TextSpan span)
    {
        if (_letters.Length < span.Length) _letters = new char[Math.Max(span.Length, _letters.Length * 2)];
        text.CopyTo(span.Start, _letters, 0, span.Length);

        _words.Clear();
        var kinds = WordKinds.None;
        for (var at = 0; at < span.Length; at++)
        {
            if (!IsFirst(_letters[at])) continue;

            var hash = WordHash.Empty;
            while (at < span.Length && IsLetter(_letters[at])) hash = WordHash.Add(hash, _letters[at++]);

            _words.Add(hash);
            kinds |= TorchWords.OfName(hash);
            var kind = TorchWords.OfCall(hash);
            if (kind != WordKinds.None && IsCalled(at, span.Length)) kinds |= kind;
        }

        var words = new int[_words.Count];
        _words.CopyTo(words);
        Array.Sort(words);
        return (words, kinds);
    }

    private bool IsCalled(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(_letters[at])) at++;

        return at < end && _letters[at] is '(' or '<';
    }

    private static bool IsFirst(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' || (letter > 127 && char.IsLetter(letter));

    private static bool IsLetter(char letter) => IsFirst(letter) || letter is >= '0' and <= '9' || (letter > 127 && char.IsLetterOrDigit(letter));
}
