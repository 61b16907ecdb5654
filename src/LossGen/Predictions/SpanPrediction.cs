namespace LossGen;

/// <summary>Which tokens of a sequence answer.</summary>
/// <param name="Span">The tokens; 0-0 where the sequence is empty.</param>
/// <param name="Confidence">The probability that both ends are right, taken as independent; 0 where the sequence is empty.</param>
public sealed record SpanPrediction(TokenSpan Span, float Confidence)
{
    /// <summary>The span with the largest product of the probabilities of its ends.</summary>
    /// <param name="ends">For each token those of being the first and the last, [L, 2].</param>
    /// <param name="tokens">The number of tokens that are no padding.</param>
    internal static SpanPrediction Best(ReadOnlySpan<float> ends, int tokens)
    {
        var (best, confidence, start) = (default(TokenSpan), 0f, 0);
        for (var last = 0; last < tokens; last++)
        {
            start = ends[last * 2] > ends[start * 2] ? last : start;
            var both = ends[start * 2] * ends[(last * 2) + 1];
            if (both > confidence)
                (best, confidence) = (new TokenSpan(start, last), both);
        }

        return new SpanPrediction(best, confidence);
    }
}
