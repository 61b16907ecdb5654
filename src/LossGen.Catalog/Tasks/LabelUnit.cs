namespace LossGen.Catalog;

/// <summary>What one label belongs to.</summary>
public enum LabelUnit
{
    /// <summary>An example has one label.</summary>
    Example,

    /// <summary>Each token of a sequence has a label.</summary>
    Token,

    /// <summary>The label of each token of a sequence is the token that follows it.</summary>
    NextToken,

    /// <summary>The label is some tokens of a sequence.</summary>
    Span,

    /// <summary>The label is a sequence of its own, in the order of the example's sequence but not aligned to it.</summary>
    Transcript,

    /// <summary>Each pixel of an image has a label.</summary>
    Pixel,

    /// <summary>Each candidate of an example has a label.</summary>
    Candidate,
}
