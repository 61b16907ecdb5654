using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>What is known of a tensor. Every property is unknown unless all paths agree on it.</summary>
internal sealed record TensorFact : Value
{
    /// <summary>A tensor of which nothing is known.</summary>
    public static TensorFact Any { get; } = new();

    /// <summary>What the numbers are.</summary>
    public TensorScale Scale { get; init; }

    /// <summary>The operation that made them so.</summary>
    public Origin? ScaleOrigin { get; init; }

    /// <summary>The dimension that probabilities sum to one over.</summary>
    public long? ScaleDimension { get; init; }

    /// <summary>The dtype.</summary>
    public ElementType Element { get; init; }

    /// <summary>The operation that decided the dtype.</summary>
    public Origin? ElementOrigin { get; init; }

    /// <summary>The dimensions.</summary>
    public Shape Shape { get; init; } = Shape.Unknown;

    /// <summary>How labels are spelt.</summary>
    public LabelCoding Coding { get; init; }

    /// <summary>The operation that spelt them so.</summary>
    public Origin? CodingOrigin { get; init; }

    /// <summary>Whether a gradient flows.</summary>
    public GradientState Gradient { get; init; }

    /// <summary>The operation that ended the gradient.</summary>
    public Origin? GradientOrigin { get; init; }

    /// <summary>Whether it is what a caller or a loader hands over, as it is: data, for all that can be seen.</summary>
    public bool IsGiven { get; init; }

    /// <summary>How a loss value was reduced.</summary>
    public LossOutcome Outcome { get; init; }

    /// <summary>The call of the loss that gave this value.</summary>
    public Origin? OutcomeOrigin { get; init; }

    /// <summary>The batch size that a mean has divided by, where it is known.</summary>
    public long? Averaged { get; init; }

    public override bool IsTelling => true;

    protected override Value Merge(Value other)
    {
        if (other is not TensorFact tensor) return Any;

        return new TensorFact
        {
            Scale = Bounds.Join(Scale, tensor.Scale),
            ScaleOrigin = Same(ScaleOrigin, tensor.ScaleOrigin),
            ScaleDimension = ScaleDimension == tensor.ScaleDimension ? ScaleDimension : null,
            Element = Element == tensor.Element ? Element : ElementType.Unknown,
            ElementOrigin = Same(ElementOrigin, tensor.ElementOrigin),
            Shape = Shape.Join(tensor.Shape),
            Coding = CodingTransfer.Join(Coding, tensor.Coding),
            CodingOrigin = Same(CodingOrigin, tensor.CodingOrigin),
            Gradient = Gradient == tensor.Gradient ? Gradient : GradientState.Unknown,
            GradientOrigin = Same(GradientOrigin, tensor.GradientOrigin),
            IsGiven = IsGiven && tensor.IsGiven,
            Outcome = Outcome == tensor.Outcome ? Outcome : LossOutcome.None,
            OutcomeOrigin = Same(OutcomeOrigin, tensor.OutcomeOrigin),
            Averaged = Averaged == tensor.Averaged ? Averaged : null,
        };
    }

    private static Origin? Same(Origin? left, Origin? right) => Equals(left, right) ? left : null;
}
