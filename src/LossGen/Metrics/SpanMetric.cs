namespace LossGen;

/// <summary>The metrics of span extraction by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum SpanMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="SpanMetrics.TokenF1"/>.</summary>
    TokenF1,

    /// <summary><see cref="SpanMetrics.ExactMatch"/>.</summary>
    ExactMatch,

    /// <summary><see cref="SpanMetrics.StartAccuracy"/>.</summary>
    StartAccuracy,

    /// <summary><see cref="SpanMetrics.EndAccuracy"/>.</summary>
    EndAccuracy,
}
