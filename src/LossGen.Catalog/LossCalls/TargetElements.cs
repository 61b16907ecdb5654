namespace LossGen.Catalog.LossCalls;

/// <summary>The dtypes a TorchSharp loss takes for its target.</summary>
public enum TargetElements
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>int64 (or uint8) class indices, or floating point class probabilities of the prediction's shape.</summary>
    IndexOrProbabilities,

    /// <summary>int64 class indices.</summary>
    Index,

    /// <summary>Floating point; anything else throws in the loss.</summary>
    Floating,

    /// <summary>The prediction's own dtype; another one throws in <c>backward</c>.</summary>
    SameAsPrediction,
}
