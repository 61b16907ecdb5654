namespace LossGen.Catalog;

/// <summary>What can be said about a loss beyond its kind; each loss takes some.</summary>
[Flags]
public enum LossModifiers
{
    None = 0,
    ClassWeights = 1 << 0,
    PositiveWeight = 1 << 1,
    LabelSmoothing = 1 << 2,
    IgnoreIndex = 1 << 3,
    Quantiles = 1 << 4,
}
