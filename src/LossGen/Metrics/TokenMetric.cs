namespace LossGen;

/// <summary>The metrics of a token classification by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum TokenMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="TokenMetrics.EntityF1"/>; where the classes are tags of the BIO family.</summary>
    EntityF1,

    /// <summary><see cref="TokenMetrics.EntityPrecision"/>; where the classes are tags of the BIO family.</summary>
    EntityPrecision,

    /// <summary><see cref="TokenMetrics.EntityRecall"/>; where the classes are tags of the BIO family.</summary>
    EntityRecall,

    /// <summary><see cref="TokenMetrics.TokenAccuracy"/>.</summary>
    TokenAccuracy,

    /// <summary><see cref="TokenMetrics.MacroF1"/>.</summary>
    MacroF1,

    /// <summary><see cref="TokenMetrics.SequenceAccuracy"/>.</summary>
    SequenceAccuracy,
}
