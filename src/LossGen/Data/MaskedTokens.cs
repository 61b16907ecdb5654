using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>A sequence with some tokens masked, and what stood there: an example of masked language modelling.</summary>
/// <param name="Input">What the model sees.</param>
/// <param name="Labels">The tokens that it has to fill in, and -100 elsewhere.</param>
public sealed record MaskedTokens(int[] Input, int[] Labels)
{
    /// <summary>The label of a token that was left alone.</summary>
    public const int Ignored = -100;

    /// <summary>
    /// Masks as BERT does: of the tokens chosen, 80 % become the mask, 10 % another token at random, 10 % stay; the model has to fill in all of them.
    /// Called from a stream that is read anew in every epoch, each epoch has masks of its own.
    /// </summary>
    /// <remarks>Devlin et al., BERT, 2019.</remarks>
    /// <param name="tokens">The token ids.</param>
    /// <param name="mask">The id of the mask.</param>
    /// <param name="vocabulary">The number of token ids.</param>
    /// <param name="random">Decides; seeded, the masks repeat.</param>
    /// <param name="share">The share of tokens chosen, above 0 and up to 1; 0.15 is usual. At least one is chosen where there is any.</param>
    /// <param name="isSpecial">Whether a token must be left alone (separators, padding); none where null.</param>
    /// <returns>The example.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mask is no token id, or the share is none.</exception>
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Masks need a seed, not a secret.")]
    public static MaskedTokens Of(ReadOnlySpan<int> tokens, int mask, int vocabulary, Random random, double share = 0.15, Func<int, bool>? isSpecial = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(mask);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mask, vocabulary);
        if (share is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share above 0 and up to 1.");

        var input = tokens.ToArray();
        var labels = new int[input.Length];
        Array.Fill(labels, Ignored);
        var open = Enumerable.Range(0, input.Length).Where(position => isSpecial is null || !isSpecial(input[position])).ToArray();
        random.Shuffle(open);
        var count = Math.Min(open.Length, Math.Max(1, (int)Math.Round(open.Length * share)));
        foreach (var position in open.AsSpan(0, count))
        {
            labels[position] = input[position];
            input[position] = random.Next(10) switch
            {
                < 8 => mask,
                8 => random.Next(vocabulary),
                _ => input[position],
            };
        }

        return new MaskedTokens(input, labels);
    }
}
