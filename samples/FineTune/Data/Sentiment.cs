namespace FineTune;

/// <summary>What a sentence thinks of something, in the order of SST-2's class indices.</summary>
public enum Sentiment
{
    /// <summary>Little.</summary>
    Negative,

    /// <summary>Much.</summary>
    Positive,
}
