namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>The options of one check.</summary>
internal sealed record LossOptionValues
{
    public double[]? ClassWeights { get; init; }

    public double[]? PositiveWeights { get; init; }

    public double Smoothing { get; init; }

    public int IgnoreIndex { get; init; } = -100;

    public double[] Scalars { get; init; } = [];

    public double[] Quantiles { get; init; } = [0.25, 0.5, 0.875];

    public double ClassWeight(int index) => ClassWeights?[index] ?? 1;

    public double PositiveWeight(int column) => PositiveWeights is null ? 1 : PositiveWeights[PositiveWeights.Length == 1 ? 0 : column];
}
