namespace LossGen;

/// <summary>What the numbers mean that a loss takes from the model.</summary>
public enum PredictionScale
{
    /// <summary>Unnormalised log-odds: the loss applies softmax or sigmoid itself.</summary>
    Logits,

    /// <summary>A signed score: its sign is the decision, its size a margin.</summary>
    Score,

    /// <summary>The quantity itself, in the unit of the target.</summary>
    Real,

    /// <summary>The logarithm of a rate.</summary>
    LogRate,

    /// <summary>Logarithms of class probabilities that sum to 1: the model applies <c>log_softmax</c> itself.</summary>
    LogProbabilities,

    /// <summary>Probabilities from 0 to 1: the model applies <c>sigmoid</c> itself.</summary>
    Probabilities,

    /// <summary>The squared distance of an embedding from the centre of what is normal.</summary>
    Distance,
}
