namespace LossGen.Catalog;

/// <summary>What is handed to one parameter of a loss.</summary>
public enum LossArgument
{
    /// <summary>The model's output.</summary>
    Prediction,

    /// <summary>The encoded labels.</summary>
    Target,

    /// <summary>The weight per class, or null.</summary>
    ClassWeights,

    /// <summary>The weight of the positive class, or null.</summary>
    PositiveWeight,

    /// <summary>The parameter is passed null: what it offers is not declared.</summary>
    Nothing,

    /// <summary>The class index that marks an example without a label.</summary>
    IgnoreIndex,

    /// <summary>Summed, never averaged: the loop divides by the true count.</summary>
    SumReduction,

    /// <summary>The amount of label smoothing.</summary>
    LabelSmoothing,

    /// <summary>A named argument of [Loss], or its default.</summary>
    Scalar,

    /// <summary>The quantiles.</summary>
    Quantiles,

    /// <summary>The number of pixels of an image.</summary>
    Pixels,

    /// <summary>The number of classes.</summary>
    Classes,

    /// <summary>The constant true.</summary>
    True,

    /// <summary>The constant false.</summary>
    False,

    /// <summary>The constant 1.</summary>
    One,
}
