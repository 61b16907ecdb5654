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

    /// <summary>[N, K - 1]: one number per step between ranks.</summary>
    PerStep,

    /// <summary>[N, Q]: one number per quantile.</summary>
    PerQuantile,

    /// <summary>[N, 2]: mean and log-variance.</summary>
    MeanAndVariance,

    /// <summary>[N, L, C]: one number per token and class.</summary>
    PerTokenClass,

    /// <summary>[N, C, H, W]: one number per class and pixel.</summary>
    PerPixelClass,

    /// <summary>[N, L, 2]: for each token, of being the first and of being the last.</summary>
    PerTokenEnds,

    /// <summary>[N, 2]: the score of each of two items, whose difference is judged.</summary>
    PairScores,

    /// <summary>[N, 2, D]: an embedding of each of two items, whose cosine is judged.</summary>
    PairEmbeddings,

    /// <summary>[N, D]: an embedding of any width.</summary>
    Embedding,

    /// <summary>[N, T, C + 1]: one number per step of the sequence and class, and one for the blank behind them.</summary>
    PerStepClassOrBlank,

    /// <summary>[N, L], or [N, L, 1]: one number per candidate.</summary>
    PerCandidate,

    /// <summary>[N, D]: an embedding of any width, whose squared distance from a fixed centre is judged.</summary>
    CentreDistance,

    /// <summary>A tuple: one tensor per label, each shaped as the label's task says.</summary>
    Tuple,
}
