using LossGen.Catalog.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Applies the coding column of the operation table.</summary>
internal static class CodingTransfer
{
    /// <summary>How the result of an operation spells labels.</summary>
    public static LabelCoding Apply(TensorOperation operation, TensorFact input, Value? other, ArgumentFacts arguments, SequenceFact? data, ElementType element) =>
        Implied(
            operation.Bounds == BoundsEffect.Remainder ? input.Coding.IsCount() && other is ConstantFact { Integer: > 0 } ? LabelCoding.Count : LabelCoding.Unknown
            : Apply(operation, input, arguments, data, element),
            element);

    /// <summary>How the sum or product of two inputs spells labels.</summary>
    public static LabelCoding Arithmetic(BoundsEffect effect, Value left, Value right, ElementType element, LabelCoding otherwise)
    {
        // Whole numbers of few bits overflow.
        if (effect is not (BoundsEffect.Add or BoundsEffect.Multiply) || element is ElementType.Int8 or ElementType.Int16) return otherwise;

        var (first, second) = (Of(left), Of(right));
        if (!first.IsCount() || !second.IsCount()) return otherwise;
        if (effect == BoundsEffect.Multiply) return Implied(first.IsZeroOne() && second.IsZeroOne() ? LabelCoding.ZeroOne : LabelCoding.Count, element);

        return Implied(left is TensorFact { Coding: LabelCoding.ClassIndex } && right is ConstantFact { Integer: > 0 } ? LabelCoding.ShiftedIndex : LabelCoding.Count, element);
    }

    /// <summary>How labels are spelt where either coding may arrive.</summary>
    public static LabelCoding Join(LabelCoding left, LabelCoding right) =>
        left == right ? left
        : left.IsZeroOne() && right.IsZeroOne() ? LabelCoding.ZeroOne
        : left.IsCount() && right.IsCount() ? LabelCoding.Count : LabelCoding.Unknown;

    /// <summary>How a tensor or a number spells labels.</summary>
    public static LabelCoding Of(Value? value) => value switch
    {
        TensorFact tensor => tensor.Coding,
        ConstantFact { Number: 0 or 1 } or ConstantFact { Constant: bool } => LabelCoding.ZeroOne,
        ConstantFact { Number: >= 0 and < 1e15 and { } number } when Math.Floor(number) == number => LabelCoding.Count,
        _ => LabelCoding.Unknown,
    };

    private static bool IsCount(this LabelCoding coding) => coding is not (LabelCoding.Unknown or LabelCoding.PlusMinusOne);

    private static bool IsZeroOne(this LabelCoding coding) => coding is LabelCoding.ZeroOne or LabelCoding.OneHot;

    // Truth values are zeros and ones, and bytes whole numbers.
    private static LabelCoding Implied(LabelCoding coding, ElementType element) => element switch
    {
        ElementType.Bool => coding.IsZeroOne() ? coding : LabelCoding.ZeroOne,
        ElementType.Byte when coding is LabelCoding.Unknown or LabelCoding.PlusMinusOne => LabelCoding.Count,
        _ => coding,
    };

    private static LabelCoding Apply(TensorOperation operation, TensorFact input, ArgumentFacts arguments, SequenceFact? data, ElementType element) => operation.Coding switch
    {
        CodingEffect.Keep => input.Coding is LabelCoding.ClassIndex or LabelCoding.ShiftedIndex or LabelCoding.PlusMinusOne or LabelCoding.Count
            && element == ElementType.Unknown && operation.ElementType != ElementTypeEffect.Keep && input.Element != ElementType.Unknown
                ? LabelCoding.Unknown
                : input.Coding,
        CodingEffect.KeepValues => input.Coding == LabelCoding.OneHot ? LabelCoding.ZeroOne : input.Coding,
        CodingEffect.ClassIndex => LabelCoding.ClassIndex,
        CodingEffect.OneHot => LabelCoding.OneHot,
        CodingEffect.ZeroOne => LabelCoding.ZeroOne,
        CodingEffect.Drawn => arguments.FirstOf("low") is not { } low ? LabelCoding.ClassIndex
            : low.Integer == 0 ? LabelCoding.ClassIndex : low.Integer > 0 ? LabelCoding.ShiftedIndex : LabelCoding.Unknown,
        CodingEffect.Data => data?.Elements is { Count: > 0 } elements ? OfData(elements) : LabelCoding.Unknown,
        CodingEffect.Count => LabelCoding.Count,
        CodingEffect.CountOf => input.Coding.IsCount() && element is not (ElementType.Int8 or ElementType.Int16) ? LabelCoding.Count : LabelCoding.Unknown,
        CodingEffect.Value => Of(arguments["value"].Value).IsCount() ? LabelCoding.Count : LabelCoding.Unknown,
        _ => LabelCoding.Unknown,
    };

    // A zero among zeros and ones and a minus one among minus ones and ones leave no doubt; ones alone may be of either kind.
    private static LabelCoding OfData(IReadOnlyList<Value> elements)
    {
        var (isZeroOne, isSigned, isCount, hasZero, hasMinus) = (true, true, true, false, false);
        foreach (var element in elements)
        {
            var coding = Of(element);
            var number = (element as ConstantFact)?.Number;
            isZeroOne &= coding == LabelCoding.ZeroOne;
            isCount &= coding.IsCount();
            isSigned &= number is 1 or -1;
            hasZero |= number == 0 || element is ConstantFact { Constant: false };
            hasMinus |= number == -1;
            if (!isCount && !isSigned) return LabelCoding.Unknown;
        }

        return isZeroOne && hasZero ? LabelCoding.ZeroOne : isSigned && hasMinus ? LabelCoding.PlusMinusOne : isCount ? LabelCoding.Count : LabelCoding.Unknown;
    }
}
