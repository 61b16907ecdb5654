namespace LossGen.Analyzers.Words;

/// <summary>Hashes of identifiers (FNV-1a), by which words are compared without making strings of them.</summary>
internal static class WordHash
{
    /// <summary>The hash of no letters.</summary>
    public const int Empty = unchecked((int)2166136261);

    private const int Prime = 16777619;

    /// <summary>The hash of a word.</summary>
    public static int Of(string word)
    {
        var hash = Empty;
        foreach (var letter in word) hash = Add(hash, letter);

        return hash;
    }

    /// <summary>The hash of a word with one letter more.</summary>
    public static int Add(int hash, char letter) => unchecked((hash ^ letter) * Prime);
}
