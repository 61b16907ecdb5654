namespace LossGen;

/// <summary>The metrics of a language model by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum LanguageMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="LanguageMetrics.Perplexity"/>; lower is better.</summary>
    Perplexity,

    /// <summary><see cref="LanguageMetrics.BitsPerToken"/>; lower is better.</summary>
    BitsPerToken,

    /// <summary><see cref="LanguageMetrics.TokenAccuracy"/>.</summary>
    TokenAccuracy,

    /// <summary><see cref="LanguageMetrics.Top5Accuracy"/>.</summary>
    Top5Accuracy,
}
