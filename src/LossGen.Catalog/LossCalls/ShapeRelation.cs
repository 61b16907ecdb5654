namespace LossGen.Catalog.LossCalls;

/// <summary>How the shapes of a prediction and its target must stand to one another in a TorchSharp loss.</summary>
public enum ShapeRelation
{
    /// <summary>No relation that the analysis checks.</summary>
    Free,

    /// <summary>The same shape; another one throws.</summary>
    Same,

    /// <summary>The same shape; another one is broadcast without a word.</summary>
    SameOrBroadcast,

    /// <summary>Classes are dimension 1 of the prediction, and the target has all dimensions but that one.</summary>
    ClassDimension,
}
