namespace LossGen;

/// <summary>How a label is written down as a target tensor. The same class can be an index, a one-hot row or a sign, and each needs its own loss.</summary>
public enum LabelEncoding
{
    /// <summary>The number of the class, 0 to C-1: int64 [N].</summary>
    ClassIndex,

    /// <summary>A row with a single 1 at the class: float32 [N, C].</summary>
    OneHot,

    /// <summary>A row of class probabilities that sum to 1 (soft labels): float32 [N, C].</summary>
    Probabilities,

    /// <summary>1 for the positive class, 0 for the negative: float32 [N].</summary>
    Binary,

    /// <summary>+1 for the positive class, -1 for the negative: float32 [N].</summary>
    SignedBinary,

    /// <summary>A row with a 1 for each label that applies and 0 elsewhere: float32 [N, C].</summary>
    MultiHot,

    /// <summary>A quantity, or a vector of D quantities: float32 [N] or [N, D].</summary>
    Real,

    /// <summary>A whole number of at least 0: float32 [N].</summary>
    Count,

    /// <summary>The place in an order, 0 to K-1: int64 [N].</summary>
    Rank,

    /// <summary>The first and the last token of a span: int64 [N, 2].</summary>
    Span,

    /// <summary>The position of the right candidate, from 0.</summary>
    Choice,

    /// <summary>The numbers of the classes that apply, as a list of any length; as target the multi-hot row that they mark, float32 [N, C].</summary>
    ClassIndices,

    /// <summary>How relevant each candidate of an example is, a grade of at least 0: float32 [N, L].</summary>
    Relevance,
}
