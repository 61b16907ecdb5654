using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Applies the bounds column of the operation table, and says what dtype and coding tell of the numbers.</summary>
internal static class BoundsTransfer
{
    private static readonly Bounds Positive = new(0, double.PositiveInfinity);

    /// <summary>The interval of an operation on two inputs, in the order written.</summary>
    public static Bounds Of(BoundsEffect effect, Value left, Value right) => effect switch
    {
        BoundsEffect.Add => Bounds.Of(left) + Bounds.Of(right),
        BoundsEffect.Subtract => Bounds.Of(left) - Bounds.Of(right),
        BoundsEffect.Multiply => Bounds.Of(left) * Bounds.Of(right),
        BoundsEffect.Divide => Quotient(left, right),
        _ => Bounds.Of(TensorScale.Unknown),
    };

    /// <summary>The interval of an operation on an input and its arguments.</summary>
    public static Bounds Of(BoundsEffect effect, TensorFact input, Value? other, ArgumentFacts arguments, SequenceFact? data) => effect switch
    {
        BoundsEffect.Power => Power(Bounds.Of(input), (other as ConstantFact)?.Number),
        BoundsEffect.Remainder => (other as ConstantFact)?.Number is { } divisor && divisor != 0 ? new(Math.Min(0, divisor), Math.Max(0, divisor)) : Bounds.Of(TensorScale.Unknown),
        BoundsEffect.MatrixProduct => Sum(Bounds.Of(input) * Bounds.Of(other)),
        BoundsEffect.Clamp => Bounds.Of(input).Between(Limit(arguments["min"]), Limit(arguments["max"])),
        BoundsEffect.Fill => Bounds.Of(arguments["value"].Value),
        BoundsEffect.Data => Of(data, arguments),
        _ => Bounds.Of(TensorScale.Unknown),
    };

    /// <summary>The scale where bounds tell it: whole numbers of few bits overflow, and then have any sign.</summary>
    public static TensorScale ScaleOf(Bounds bounds, ElementType element) =>
        element is ElementType.Int8 or ElementType.Int16 && !(bounds.Low >= -1 && bounds.High <= 1) ? TensorScale.Unknown : bounds.Scale;

    /// <summary>The scale that labels and dtypes have of their own, where nothing better is known.</summary>
    public static TensorScale Implied(TensorScale scale, LabelCoding coding, ElementType element)
    {
        if (element == ElementType.Bool) return scale is TensorScale.Probabilities or TensorScale.UnitInterval ? scale : TensorScale.ZeroToOne;

        // Below zero they start again from the top.
        if (element == ElementType.Byte && scale is TensorScale.NonPositive or TensorScale.SignedUnit) scale = TensorScale.NonNegative;
        if (scale != TensorScale.Unknown) return scale;

        return coding switch
        {
            LabelCoding.OneHot or LabelCoding.ZeroOne => TensorScale.ZeroToOne,
            LabelCoding.ClassIndex or LabelCoding.ShiftedIndex or LabelCoding.Count => TensorScale.NonNegative,
            LabelCoding.PlusMinusOne => TensorScale.SignedUnit,
            _ => element == ElementType.Byte ? TensorScale.NonNegative : TensorScale.Unknown,
        };
    }

    private static Bounds? Limit(ArgumentFact argument) => argument.IsWritten ? Bounds.Of(argument.Value) : null;

    private static Bounds Quotient(Value left, Value right)
    {
        if (right is ConstantFact { Number: { } number } && number != 0) return Bounds.Of(left) * new Bounds(1 / number, 1 / number);

        // A zero that is never negative: the quotient has no bound, but keeps its sign.
        return right is TensorFact { Scale: TensorScale.Positive or TensorScale.UnitInterval or TensorScale.Probabilities }
            ? Bounds.Of(left) * Positive
            : Bounds.Of(TensorScale.Unknown);
    }

    private static Bounds Power(Bounds input, double? exponent)
    {
        if (exponent is not { } power) return Bounds.Of(TensorScale.Unknown);

        var isEven = Math.IEEERemainder(power, 2) == 0;
        if (!isEven && !(power >= 0 && input.Low >= 0)) return Bounds.Of(TensorScale.Unknown);

        return power >= 0 && input is { Low: >= -1, High: <= 1 } ? new(0, 1) : Positive;
    }

    private static Bounds Sum(Bounds product) =>
        new(product.Low >= 0 ? 0 : double.NegativeInfinity, product.High <= 0 ? 0 : double.PositiveInfinity);

    private static Bounds Of(SequenceFact? data, ArgumentFacts arguments)
    {
        if (data?.Elements is not { Count: > 0 } elements) return Bounds.Of(arguments["scalar"].Value);

        var bounds = Bounds.Of(elements[0]);
        for (var i = 1; i < elements.Count && bounds.Scale != TensorScale.Unknown; i++) bounds = bounds.Or(Bounds.Of(elements[i]));

        return bounds;
    }
}
