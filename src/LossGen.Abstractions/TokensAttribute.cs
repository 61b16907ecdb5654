namespace LossGen;

/// <summary>
/// The member is a sequence of token ids, of any length: an array, memory or list of integers or of an enum. The model gets int64 [N, L], padded to the longest of the batch.
/// </summary>
/// <remarks>
/// Parameters of <c>forward</c> that no feature fills and that have one of these names tell the model where the padding is:
/// <c>mask</c> is bool [N, L], true at tokens; <c>paddingMask</c> is bool [N, L], true at padding, as PyTorch's attention takes it; <c>lengths</c> is int64 [N].
/// On the label of a causal language model it gives the vocabulary; the label is the model's input too.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TokensAttribute : Attribute
{
    /// <summary>Declares a sequence whose enum gives the vocabulary, or whose ids are any that are not negative.</summary>
    public TokensAttribute()
    {
    }

    /// <summary>Declares a sequence and its vocabulary; other ids are refused before an embedding reads beyond its table.</summary>
    /// <param name="vocabulary">The number of token ids, V, at least 2: ids are 0 to V - 1.</param>
    public TokensAttribute(int vocabulary) => Vocabulary = vocabulary;

    /// <summary>The number of token ids, or 0 where it is not given.</summary>
    public int Vocabulary { get; }

    /// <summary>The id that fills up shorter sequences. 0 by default.</summary>
    public int Padding { get; set; }
}
