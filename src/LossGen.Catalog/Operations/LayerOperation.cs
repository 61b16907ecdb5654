namespace LossGen.Catalog.Operations;

/// <summary>What one layer of <c>torch.nn</c> does to what is known of its input.</summary>
/// <param name="Name">The factory's name, which is the class's name in <c>TorchSharp.Modules</c> too.</param>
/// <param name="Function">The operation that the layer applies, for layers without parameters; null for the others.</param>
public sealed record LayerOperation(string Name, TensorOperation? Function)
{
    /// <summary>Whether the layer has parameters that an optimizer trains.</summary>
    public bool HasParameters { get; init; }

    /// <summary>The factory's parameter that gives the length of <see cref="FeatureDimension"/> of the result.</summary>
    public string? OutputWidth { get; init; }

    /// <summary>The factory's parameter that the input's <see cref="FeatureDimension"/> must equal.</summary>
    public string? InputWidth { get; init; }

    /// <summary>The dimension of features: last for linear layers, that before the lengths for convolutions, with a batch and without.</summary>
    public long FeatureDimension { get; init; } = -1;

    /// <summary>Whether the layer keeps the number of dimensions and changes only the feature dimension (and, for convolutions, lengths).</summary>
    public bool KeepsOtherDimensions { get; init; }

    /// <summary>The scale of the result of a layer with parameters.</summary>
    public ScaleEffect Scale { get; init; } = ScaleEffect.Forget;

    /// <summary>Whether the layer behaves differently in training and in evaluation.</summary>
    public bool DependsOnMode { get; init; }
}
