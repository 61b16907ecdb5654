namespace LossGen;

/// <summary>The metrics of transcription by which models can be compared: <see cref="TrainingOptions.Monitor"/>.</summary>
public enum TranscriptMetric
{
    /// <summary>The validation loss; lower is better.</summary>
    Loss,

    /// <summary><see cref="TranscriptMetrics.LabelErrorRate"/>; lower is better.</summary>
    LabelErrorRate,

    /// <summary><see cref="TranscriptMetrics.ExactMatch"/>.</summary>
    ExactMatch,
}
