namespace LossGen.Catalog.Operations;

/// <summary>
/// What one TorchSharp operation does to what is known of a tensor. The name is the method's, wherever it stands:
/// on <c>Tensor</c>, <c>torch</c>, <c>torch.special</c> or <c>torch.nn.functional</c>; its in-place form (<c>relu_</c>) is the same row.
/// </summary>
public sealed record TensorOperation(
    string Name,
    ScaleEffect Scale,
    ElementTypeEffect ElementType,
    ShapeEffect Shape,
    GradientEffect Gradient,
    CodingEffect Coding)
{
    /// <summary>Whether the operation normalises over the dimension of its <c>dim</c> argument.</summary>
    public bool NormalisesOverDimension { get; init; }

    /// <summary>How bounds of the result follow from bounds of the inputs.</summary>
    public BoundsEffect Bounds { get; init; }

    /// <summary>The dimension it normalises over where there is no <c>dim</c> argument.</summary>
    public long? FixedDimension { get; init; }

    /// <summary>Whether a caller who drops the result has computed nothing: the operation neither changes its input nor anything else.</summary>
    public bool IsPure { get; init; } = true;

    /// <summary>
    /// Whether <c>torch.name_(x)</c> gives a copy and leaves <c>x</c> as it is, unlike <c>x.name_()</c>: in TorchSharp 0.107 those of
    /// <c>clamp_min</c> and <c>clamp_max</c> call the form that is not in place.
    /// </summary>
    public bool IsStaticFormCopy { get; init; }

    /// <summary>The role the operation plays where a rule names it.</summary>
    public OperationRole Role { get; init; }
}
