namespace LossGen.Catalog;

/// <summary>How the output of a trained model becomes a prediction.</summary>
public enum Decode
{
    /// <summary>The most probable class, with the probabilities of all.</summary>
    MostProbable,

    /// <summary>The class of the highest score.</summary>
    HighestScore,

    /// <summary>The positive class above a probability of 0.5.</summary>
    Probable,

    /// <summary>The positive class above a score of 0.</summary>
    Sign,

    /// <summary>Every label above a probability of 0.5.</summary>
    AllProbable,

    /// <summary>The most probable span.</summary>
    Span,

    /// <summary>The most probable class of each step, with repetitions merged and blanks left out.</summary>
    Transcript,

    /// <summary>The most probable candidate.</summary>
    Candidate,

    /// <summary>The candidates by their scores, the highest first.</summary>
    Order,

    /// <summary>The embedding itself.</summary>
    Embedding,

    /// <summary>The number itself.</summary>
    Value,

    /// <summary>The exponential of the number: a rate.</summary>
    Rate,

    /// <summary>The rank that the conditional probabilities reach.</summary>
    Rank,

    /// <summary>The quantiles in order.</summary>
    Quantiles,

    /// <summary>A normal distribution.</summary>
    Normal,

    /// <summary>The positive class above a threshold that follows from the training examples.</summary>
    Outlier,

    /// <summary>The most probable class where it is probable enough, and none otherwise.</summary>
    KnownOrNot,
}
