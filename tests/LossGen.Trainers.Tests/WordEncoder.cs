namespace LossGen.Trainers.Tests;

/// <summary>The smallest of text encoders: one token per known word, and no other.</summary>
internal sealed class WordEncoder : ITextEncoder
{
    /// <summary>The number of token ids: padding, the words, and one for those that are not known.</summary>
    public const int Size = 10;

    public static IReadOnlyList<string> Words { get; } = ["red", "green", "blue", "white", "black", "gold", "grey", "pink"];

    public int VocabularySize => Size;

    public int Padding => 0;

    public int MaximumLength => 512;

    public EncodedText Encode(string text) => new([.. Tokens(text)]);

    public EncodedText Encode(string first, string second)
    {
        int[] tokens = [.. Tokens(first)];
        return new([.. tokens, .. Tokens(second)], [.. tokens.Select(_ => 0), .. Tokens(second).Select(_ => 1)]);
    }

    public EncodedText Encode(IReadOnlyList<string> words) => throw new NotSupportedException();

    private static IEnumerable<int> Tokens(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Words.Contains(word) ? 1 + Words.ToList().IndexOf(word) : Size - 1);
}
