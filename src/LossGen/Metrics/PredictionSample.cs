namespace LossGen;

/// <summary>Chooses predictions to be plotted.</summary>
internal static class PredictionSample
{
    private const int Size = 1000;

    /// <summary>Pairs at even distances, so that no part of the examples is left out.</summary>
    public static (float Prediction, float Target)[] Of(IReadOnlyList<float> predictions, IReadOnlyList<float> targets)
    {
        var every = Math.Max(1, (targets.Count + Size - 1) / Size);
        var sample = new List<(float, float)>();
        for (var index = 0; index < targets.Count; index += every)
            sample.Add((predictions[index], targets[index]));

        return [.. sample];
    }
}
