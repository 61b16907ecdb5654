namespace LossGen.Catalog;

/// <summary>The shape of what a model returns for N examples.</summary>
public enum OutputShape
{
    /// <summary>[N, C]: one number per class.</summary>
    PerClass,

    /// <summary>[N], or [N, 1]: one number per example.</summary>
    PerExample,

    /// <summary>[N] or [N, 1] for a scalar label, [N, D] for a vector of D.</summary>
    LikeTarget,
}
