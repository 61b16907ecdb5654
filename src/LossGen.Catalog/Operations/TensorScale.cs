namespace LossGen.Catalog.Operations;

/// <summary>What the numbers of a tensor are: the property by which a loss tells a fit from a misfit.</summary>
public enum TensorScale
{
    /// <summary>Nothing is known. Every rule is silent on it.</summary>
    Unknown,

    /// <summary>Any real number: what a linear or convolution layer gives (logits, regression outputs).</summary>
    Real,

    /// <summary>Non-negative and summing to one over a dimension: softmax.</summary>
    Probabilities,

    /// <summary>Logarithms of <see cref="Probabilities"/>: log_softmax.</summary>
    LogProbabilities,

    /// <summary>Each in (0, 1) by itself: sigmoid.</summary>
    UnitInterval,

    /// <summary>Logarithms of <see cref="UnitInterval"/>: log-sigmoid.</summary>
    LogUnitInterval,

    /// <summary>Zero or more: ReLU.</summary>
    NonNegative,

    /// <summary>More than zero: softplus, exp.</summary>
    Positive,

    /// <summary>In (-1, 1): tanh.</summary>
    SignedUnit,

    /// <summary>
    /// In [0, 1] by data or arithmetic: <c>rand</c>, a mask, a product of two probabilities. No activation says so, and rules about
    /// activations are silent on it.
    /// </summary>
    ZeroToOne,

    /// <summary>Zero or less: a sum of log-probabilities, a negated distance.</summary>
    NonPositive,
}
