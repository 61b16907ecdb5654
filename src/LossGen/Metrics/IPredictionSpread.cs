namespace LossGen;

/// <summary>Metrics that can tell a model which always says the same.</summary>
internal interface IPredictionSpread
{
    /// <summary>What was predicted for every example, though their labels differ, in words; null where predictions differ, or where labels do not.</summary>
    string? OnlyPrediction { get; }
}
