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

    /// <summary>Each pixel of an image has a label.</summary>
    Pixel,
}
