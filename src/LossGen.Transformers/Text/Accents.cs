using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LossGen.Transformers;

/// <summary>
/// Removes accents: canonical decomposition without non-spacing marks, as BERT's uncased models do it. By a table, because .NET decomposes nothing where a program runs
/// with invariant globalization, and a model must not depend on that.
/// </summary>
internal static class Accents
{
    private const char FirstHangul = '\uAC00';
    private const char LastHangul = '\uD7A3';
    private const int Vowels = 21;
    private const int Finals = 28; // the first of which is none

    private static readonly FrozenDictionary<char, string> Bases = Read().ToFrozenDictionary(entry => entry.Letter, entry => entry.Base);

    public static string Remove(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;

        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Bases.TryGetValue(letter, out var plain))
                result.Append(plain);
            else if (letter is >= FirstHangul and <= LastHangul)
                AppendHangul(result, letter - FirstHangul);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>A syllable as its two or three letters. Source: The Unicode Standard, chapter 3.12.</summary>
    private static void AppendHangul(StringBuilder result, int syllable)
    {
        result.Append((char)('\u1100' + (syllable / (Vowels * Finals)))).Append((char)('\u1161' + (syllable / Finals % Vowels)));
        if (syllable % Finals > 0)
            result.Append((char)('\u11A7' + (syllable % Finals)));
    }

    private static IEnumerable<(char Letter, string Base)> Read()
    {
        using var stream = typeof(Accents).Assembly.GetManifestResourceStream("accents.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var plain, var letters])
                continue;

            foreach (var letter in letters)
                yield return (letter, plain);
        }
    }
}
