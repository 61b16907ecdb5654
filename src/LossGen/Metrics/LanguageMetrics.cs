namespace LossGen;

/// <summary>How well a language model foresees the next token.</summary>
public sealed record LanguageMetrics : IMetrics
{
    internal LanguageMetrics()
    {
    }

    /// <inheritdoc/>
    public double Loss { get; internal init; }

    /// <summary>The number of tokens that were to be foreseen.</summary>
    public long Tokens { get; internal init; }

    /// <summary>The exponential of the mean negative log-likelihood of a token, in nats: among how many equally likely tokens the model is undecided. At least 1.</summary>
    public double Perplexity { get; internal init; }

    /// <summary>The mean negative log-likelihood of a token in bits.</summary>
    public double BitsPerToken { get; internal init; }

    /// <summary>The share of tokens that were the most probable ones, 0 to 1.</summary>
    public double TokenAccuracy { get; internal init; }

    /// <summary>The share of tokens that were among the five most probable ones, 0 to 1.</summary>
    public double Top5Accuracy { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Values =>
    [
        new("perplexity", Perplexity, HigherIsBetter: false),
        new("bits per token", BitsPerToken, HigherIsBetter: false),
        new("token accuracy", TokenAccuracy),
        new("top-5 accuracy", Top5Accuracy),
    ];

    /// <summary>The most telling numbers on one line.</summary>
    /// <returns>For example "loss 2.1012, perplexity 8.1760, bits per token 3.0314 (4096 examples)".</returns>
    public override string ToString() => MetricsText.Line(this, Tokens, count: 3);
}
