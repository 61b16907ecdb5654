namespace LossGen;

/// <summary>Metrics that keep predictions with their targets, to be plotted.</summary>
internal interface IPredictionSample
{
    /// <summary>Predictions with their targets: all of up to a thousand, evenly chosen from more.</summary>
    IReadOnlyList<(float Prediction, float Target)> Sample { get; }
}
