using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>The interval that the numbers of a tensor lie in, as far as a scale tells.</summary>
internal readonly struct Bounds(double low, double high)
{
    private static readonly Bounds None = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The least there may be.</summary>
    public double Low { get; } = low;

    /// <summary>The most there may be.</summary>
    public double High { get; } = high;

    /// <summary>The scale of numbers of which only this is known.</summary>
    public TensorScale Scale =>
        Low >= 0 ? High <= 1 ? TensorScale.ZeroToOne : TensorScale.NonNegative
        : High <= 0 ? TensorScale.NonPositive
        : Low >= -1 && High <= 1 ? TensorScale.SignedUnit : TensorScale.Unknown;

    /// <summary>The interval of a scale.</summary>
    public static Bounds Of(TensorScale scale) => scale switch
    {
        TensorScale.Probabilities or TensorScale.UnitInterval or TensorScale.ZeroToOne => new(0, 1),
        TensorScale.NonNegative or TensorScale.Positive => new(0, double.PositiveInfinity),
        TensorScale.LogProbabilities or TensorScale.LogUnitInterval or TensorScale.NonPositive => new(double.NegativeInfinity, 0),
        TensorScale.SignedUnit => new(-1, 1),
        _ => None,
    };

    /// <summary>The interval of a tensor or a number.</summary>
    public static Bounds Of(Value? value) => value switch
    {
        TensorFact tensor => Of(tensor.Scale),
        ConstantFact { Number: { } number } => new(number, number),
        ConstantFact { Constant: bool flag } => new(flag ? 1 : 0, flag ? 1 : 0),
        _ => None,
    };

    /// <summary>What is known where either scale may arrive.</summary>
    public static TensorScale Join(TensorScale left, TensorScale right) => left == right ? left : Of(left).Or(Of(right)).Scale;

    /// <summary>The least interval around both.</summary>
    public Bounds Or(Bounds other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    public static Bounds operator +(Bounds left, Bounds right) => new(left.Low + right.Low, left.High + right.High);

    public static Bounds operator -(Bounds left, Bounds right) => new(left.Low - right.High, left.High - right.Low);

    public static Bounds operator *(Bounds left, Bounds right)
    {
        var (a, b, c, d) = (Times(left.Low, right.Low), Times(left.Low, right.High), Times(left.High, right.Low), Times(left.High, right.High));
        return new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    /// <summary>The interval of numbers no less than those of one, and no more than those of the other; null bounds nothing.</summary>
    public Bounds Between(Bounds? least, Bounds? most)
    {
        var raised = least is { } l ? new Bounds(Math.Max(Low, l.Low), Math.Max(High, l.High)) : this;
        return most is { } m ? new(Math.Min(raised.Low, m.Low), Math.Min(raised.High, m.High)) : raised;
    }

    // Zero times what has no bound is zero or not a number.
    private static double Times(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
