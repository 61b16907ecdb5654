using nietras.SeparatedValues;

namespace FineTune;

/// <summary>A table of texts: columns parted by tabs in a .tsv file, where quotes are only letters, and by commas elsewhere.</summary>
internal static class TextTable
{
    public static SepReader Open(string path) => Path.GetExtension(path) == ".tsv"
        ? Sep.New('\t').Reader(options => options with { DisableQuotesParsing = true }).FromFile(path)
        : Sep.New(',').Reader(options => options with { Unescape = true }).FromFile(path);
}
