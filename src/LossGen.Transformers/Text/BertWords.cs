using System.Globalization;
using System.Text;

namespace LossGen.Transformers;

/// <summary>
/// What BERT does before WordPiece: control characters are dropped, ideographs and punctuation stand alone, letters become lower case and lose their accents where the
/// model wants it. Done here, because the library's way drops emoji and other symbols, which BERT keeps.
/// </summary>
/// <remarks>Source: BasicTokenizer of google-research/bert. Halves of surrogate pairs that stand alone are no characters, and dropped.</remarks>
internal static class BertWords
{
    private static readonly (int First, int Last)[] Ideographs =
    [
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
    ];

    /// <summary>Splits a text.</summary>
    public static List<string> Split(string text, bool lowercase, bool removesAccents)
    {
        var clean = Clean(text);
        if (removesAccents)
            clean = Accents.Remove(clean);
        if (lowercase)
            clean = clean.ToLowerInvariant();

        var words = new List<string>();
        var start = 0;
        var position = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            var next = position + rune.Utf16SequenceLength;
            var isPunctuation = IsPunctuation(rune);
            if (isPunctuation || rune.Value == ' ')
            {
                if (position > start)
                    words.Add(clean[start..position]);
                if (isPunctuation)
                    words.Add(clean[position..next]);

                start = next;
            }

            position = next;
        }

        if (position > start)
            words.Add(clean[start..]);

        return words;
    }

    private static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWhiteSpace(rune))
                result.Append(' ');
            else if (Array.Exists(Ideographs, range => rune.Value >= range.First && rune.Value <= range.Last))
                result.Append(' ').Append(rune.ToString()).Append(' ');
            else if (!IsDropped(rune))
                result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static bool IsWhiteSpace(Rune rune) => rune.Value is ' ' or '\t' or '\n' or '\r' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    private static bool IsDropped(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>Unicode's punctuation, and all of ASCII that is neither letter nor digit.</summary>
    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value > ' ' && !Rune.IsLetterOrDigit(rune)
        : Rune.IsPunctuation(rune);
}
