namespace LossGen.Catalog;

/// <summary>What the sum of a loss over a batch is divided by to give its mean.</summary>
public enum LossDenominator
{
    /// <summary>The weights of the targets that count: the number of examples where no weights are set.</summary>
    TargetWeights,

    /// <summary>The number of target elements: N, N * C or N * D.</summary>
    Elements,

    /// <summary>The number of examples.</summary>
    Examples,

    /// <summary>The number of outputs: N * Q.</summary>
    Outputs,

    /// <summary>The number of labels that count: one per example, token or pixel.</summary>
    Labels,

    /// <summary>The number of examples that have another of their class in the batch.</summary>
    Anchors,

    /// <summary>The number of conditional questions that the ranks answer.</summary>
    Questions,

    /// <summary>The number of examples that are not known to be anomalous.</summary>
    Normals,
}
