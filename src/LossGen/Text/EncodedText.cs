using System.Globalization;

namespace LossGen;

/// <summary>A text as token ids.</summary>
public sealed class EncodedText
{
    private readonly int[] _tokens;
    private readonly int[] _tokenTypes;
    private readonly int[] _wordStarts;

    /// <summary>A text as token ids.</summary>
    /// <param name="tokens">The ids, [L].</param>
    /// <param name="tokenTypes">0 for tokens of the first text and 1 for those of the second, [L]; null where all are 0.</param>
    /// <param name="wordStarts">The position of the first token of each word that was not cut off, ascending, [W]; null where the text was not given as words.</param>
    /// <param name="droppedTokens">The number of tokens that were cut off.</param>
    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    public EncodedText(int[] tokens, int[]? tokenTypes = null, int[]? wordStarts = null, int droppedTokens = 0)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfNegative(droppedTokens);
        if (tokenTypes is not null && tokenTypes.Length != tokens.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {tokenTypes.Length} token types for {tokens.Length} tokens. Expected one for each."), nameof(tokenTypes));

        var last = -1;
        foreach (var start in wordStarts ?? [])
        {
            if (start <= last || start >= tokens.Length)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A word is said to start at token {start}, behind one that starts at {last}, of {tokens.Length} tokens. Expected ascending positions."), nameof(wordStarts));

            last = start;
        }

        _tokens = tokens;
        _tokenTypes = tokenTypes ?? [];
        _wordStarts = wordStarts ?? [];
        DroppedTokens = droppedTokens;
    }

    /// <summary>The token ids, [L].</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>The position of the first token of each word that was not cut off, [W].</summary>
    public ReadOnlySpan<int> WordStarts => _wordStarts;

    /// <summary>The number of tokens, L.</summary>
    public int Length => _tokens.Length;

    /// <summary>The number of tokens that were cut off, because the encoder takes no more.</summary>
    public int DroppedTokens { get; }

    /// <summary>Writes the ids into a row of a batch.</summary>
    /// <param name="row">As long as the batch is wide, at least L.</param>
    /// <param name="padding">What fills the rest.</param>
    public void CopyTokensTo(Span<long> row, int padding)
    {
        for (var position = 0; position < _tokens.Length; position++)
            row[position] = _tokens[position];

        row[_tokens.Length..].Fill(padding);
    }

    /// <summary>Writes the token types into a row of a batch; padding is of type 0.</summary>
    /// <param name="row">As long as the batch is wide, at least L.</param>
    public void CopyTokenTypesTo(Span<long> row)
    {
        for (var position = 0; position < _tokenTypes.Length; position++)
            row[position] = _tokenTypes[position];

        row[_tokenTypes.Length..].Clear();
    }
}
