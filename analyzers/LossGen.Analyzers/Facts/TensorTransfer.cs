using LossGen.Analyzers.Interpretation;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>Applies a row of the operation table to what is known of its inputs.</summary>
internal static class TensorTransfer
{
    /// <summary>What is known of the result of an operation.</summary>
    /// <param name="operation">The row.</param>
    /// <param name="method">The method's name as written, which casts are named after.</param>
    /// <param name="input">The first tensor.</param>
    /// <param name="other">The second tensor or number, of operations that have one.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="node">The call.</param>
    /// <param name="gradients">Whether operations record gradients there.</param>
    /// <param name="inputNode">The expression of the first tensor.</param>
    public static TensorFact Apply(
        TensorOperation operation,
        string method,
        TensorFact input,
        Value? other,
        ArgumentFacts arguments,
        SyntaxNode node,
        GradientMode gradients,
        SyntaxNode? inputNode = null)
    {
        var origin = new Origin(method, node, inputNode);
        var second = other as TensorFact;
        var isScalar = other is ConstantFact or NumberFact;
        var scale = operation.Shape == ShapeEffect.Broadcast && operation.ElementType is ElementTypeEffect.Promote or ElementTypeEffect.Divide && !isScalar
            && second?.Scale != TensorScale.Real
                ? TensorScale.Unknown
                : operation.Scale.Apply(input.Scale);
        var isInPlace = IsInPlace(method, arguments);
        var element = isInPlace && operation.Shape != ShapeEffect.Clamp ? input.Element : Element(operation, method, input, other, arguments);
        var data = operation.Shape == ShapeEffect.Data ? DataOf(arguments) : null;
        var coding = CodingTransfer.Apply(operation, input, other, arguments, data, element);
        var gradient = Gradient(operation, input, second, isScalar, arguments, gradients, isInPlace);
        var shape = isInPlace && operation.Shape == ShapeEffect.Broadcast ? input.Shape : ShapeTransfer.Apply(operation.Shape, input.Shape, other, arguments);
        if (operation.ElementType is ElementTypeEffect.KeepOrArgument or ElementTypeEffect.Named or ElementTypeEffect.Total && element != input.Element && !element.IsFloating())
        {
            // Rounded to whole numbers, or perhaps so. No gradient passes there.
            scale = TensorScale.Unknown;
            gradient = gradient == GradientState.Flows ? element == ElementType.Unknown ? GradientState.Unknown : GradientState.Cut : gradient;
        }

        if (operation.Shape == ShapeEffect.Clamp && IsWithinBounds(arguments) && input.Scale is TensorScale.Probabilities or TensorScale.UnitInterval) scale = input.Scale;

        if (operation.Shape is ShapeEffect.View or ShapeEffect.Flatten or ShapeEffect.Squeeze && !KeepsRows(operation.Shape, input, shape, arguments))
        {
            scale = ScaleEffect.KeepBounds.Apply(scale);
            if (coding == LabelCoding.OneHot) coding = LabelCoding.ZeroOne;
        }

        var isBounded = scale == TensorScale.Unknown && operation.Bounds != BoundsEffect.None;
        if (isBounded) scale = BoundsTransfer.ScaleOf(BoundsTransfer.Of(operation.Bounds, input, other, arguments, data), element);

        // Parameters that an optimizer trains do not stay what they begin as.
        var isTrained = operation.Gradient switch
        {
            GradientEffect.Start => input.Gradient == GradientState.Data,
            GradientEffect.Data => arguments["requires_grad"].IsWritten,
            _ => false,
        };
        if (isTrained) (scale, coding) = (scale == TensorScale.Real ? scale : TensorScale.Unknown, LabelCoding.Unknown);
        else scale = BoundsTransfer.Implied(scale, coding, element);

        // Values moved about come from where they came from, also where they no longer sum to one.
        var keepsScale = !isBounded && operation.Role != OperationRole.Activation && (scale == input.Scale || operation.Scale.Otherwise is null);
        return new TensorFact
        {
            Scale = scale,
            ScaleOrigin = scale == TensorScale.Unknown ? null : keepsScale ? input.ScaleOrigin : origin,
            ScaleDimension = scale is not (TensorScale.Probabilities or TensorScale.LogProbabilities) ? null
                : operation.NormalisesOverDimension ? operation.FixedDimension ?? arguments["dim"].Integer
                : operation.Shape is ShapeEffect.Keep or ShapeEffect.Clamp ? input.ScaleDimension : null,
            Element = element,
            ElementOrigin = element == input.Element && operation.Gradient != GradientEffect.Data ? input.ElementOrigin : origin,
            Shape = shape,
            Coding = coding,
            CodingOrigin = coding == input.Coding ? input.CodingOrigin : origin,
            Gradient = gradient,
            GradientOrigin = gradient switch
            {
                GradientState.Cut => CutOf(input) ?? (second is null ? null : CutOf(second)) ?? gradients.Off ?? origin,
                GradientState.Data => operation.Gradient == GradientEffect.Data ? origin : input.GradientOrigin,
                _ => null,
            },
            IsGiven = input.IsGiven && operation is { Scale.Otherwise: null, Coding: CodingEffect.Keep or CodingEffect.KeepValues, Gradient: GradientEffect.Keep },
            Outcome = Outcome(operation, input, other),
            OutcomeOrigin = input.OutcomeOrigin,
            Averaged = operation.Shape == ShapeEffect.Keep ? input.Averaged : null,
        };
    }

    /// <summary>What is known of <c>left op right</c>, where one of them may be a number.</summary>
    public static TensorFact Arithmetic(string method, Value left, Value right, SyntaxNode node, GradientMode gradients)
    {
        var operation = TensorOperations.Find(method) ?? throw new ArgumentException($"'{method}' is not in the table.", nameof(method));
        var name = operation.Name;
        var (input, other) = left is TensorFact tensor ? (tensor, right) : (right as TensorFact ?? TensorFact.Any, left);
        var result = Apply(operation, method, input, other, ArgumentFacts.None, node, gradients);

        // A division by a tensor, or of a number by a tensor, is no scaling, a product of two outputs may be a square, and a sum of two
        // that come from one the difference from itself.
        var isReal = result.Scale == TensorScale.Real
            && (name != "div" || other is ConstantFact or NumberFact) && !(other is TensorFact second && (name == "mul" || Equals(second.ScaleOrigin, input.ScaleOrigin)));
        var coding = CodingTransfer.Arithmetic(operation.Bounds, left, right, result.Element, result.Coding);
        var scale = isReal ? TensorScale.Real : BoundsTransfer.Implied(BoundsTransfer.ScaleOf(BoundsTransfer.Of(operation.Bounds, left, right), result.Element), coding, result.Element);
        if (scale == result.Scale && coding == result.Coding) return result;

        return result with
        {
            Scale = scale,
            ScaleOrigin = scale == TensorScale.Unknown ? null : isReal ? result.ScaleOrigin : new Origin(method, node),
            Coding = coding,
            CodingOrigin = coding == result.Coding ? result.CodingOrigin : new Origin(name == "add" ? "+" : method, node),
        };
    }

    /// <summary>Whether a call changes its first tensor: by its name, or told so.</summary>
    public static bool IsInPlace(string method, ArgumentFacts arguments) =>
        TensorOperations.IsInPlace(method) || arguments["inplace"].Boolean == true;

    // probabilities.clamp(1e-7, 1): kept off zero and one, and otherwise what they were.
    private static bool IsWithinBounds(ArgumentFacts arguments) =>
        arguments["min"] is { IsWritten: false } or { Value: ConstantFact { Number: <= 1e-5 } } && arguments["max"] is { IsWritten: false } or { Value: ConstantFact { Number: >= 0.9999 } };

    // Whether the rows that sum to one are still rows.
    private static bool KeepsRows(ShapeEffect effect, TensorFact input, Shape result, ArgumentFacts arguments)
    {
        var isOfLast = input.Coding == LabelCoding.OneHot || input.ScaleDimension is null || input.Shape.AreSame(input.ScaleDimension.Value, -1) == true || input.ScaleDimension == -1;
        return effect == ShapeEffect.Squeeze
            ? arguments["dim"].Integer is { } dim && input.ScaleDimension is { } own && input.Shape.AreSame(dim, own) == false
            : isOfLast && input.ScaleDimension is not null | input.Coding == LabelCoding.OneHot && input.Shape.Length(-1) is { } length && result.Length(-1) == length;
    }

    private static ElementType Element(
        TensorOperation operation, string method, TensorFact input, Value? other, ArgumentFacts arguments)
    {
        var written = arguments.FirstOf("dtype", "type") is { IsWritten: true } argument ? argument : null;
        var passed = written?.Integer is { } number ? ElementTypes.OfScalarType(number) : ElementType.Unknown;
        return operation.ElementType switch
        {
            ElementTypeEffect.Keep => input.Element,
            ElementTypeEffect.KeepFloating when operation.Shape == ShapeEffect.Clamp && !ShapeTransfer.HasNumbersForBounds(arguments) => ElementType.Unknown,
            ElementTypeEffect.KeepFloating => input.Element.IsFloating() ? input.Element : ElementType.Unknown,
            ElementTypeEffect.Total => written is not null ? passed
                : input.Element.IsFloating() ? input.Element
                : input.Element.IsIntegral() ? ElementType.Int64 : ElementType.Unknown,
            ElementTypeEffect.KeepOrArgument when arguments.FirstOf("other", "typeFunc") is { } like => like.Tensor.Element,
            ElementTypeEffect.Floating => written is not null ? passed
                : input.Element.IsFloating() ? input.Element
                : input.Element.IsIntegral() ? ElementType.Float32 : ElementType.Unknown,
            ElementTypeEffect.KeepOrArgument => written is null ? input.Element : passed,
            ElementTypeEffect.ArgumentOrFloat32 => written is null ? ElementType.Float32 : passed,
            ElementTypeEffect.ArgumentOrInt64 => written is null ? ElementType.Int64 : passed,
            ElementTypeEffect.ArgumentOrData => written is not null ? passed
                : DataOf(arguments) is { } data ? ElementTypes.Of(data.ElementType) : ElementType.Unknown,
            ElementTypeEffect.Int64 => ElementType.Int64,
            ElementTypeEffect.Bool => ElementType.Bool,
            ElementTypeEffect.Named => ElementTypes.Named(method.ToLowerInvariant()),
            ElementTypeEffect.Promote when operation.Shape == ShapeEffect.Multiply => input.Element != ElementType.Unknown ? input.Element : (other as TensorFact)?.Element ?? ElementType.Unknown,
            ElementTypeEffect.Divide when arguments.FirstOf("rounding_mode") is { IsWritten: true } => ElementType.Unknown,
            ElementTypeEffect.Divide => Promoted(input, other) is var promoted && promoted.IsIntegral() ? ElementType.Float32 : promoted,
            ElementTypeEffect.Promote => Promoted(input, other),
            _ => ElementType.Unknown,
        };
    }

    private static ElementType Promoted(TensorFact input, Value? other)
    {
        var own = input.Element;
        if (other is NumberFact { IsWhole: var isWholeNumber })
        {
            return own.IsFloating() || (isWholeNumber && own.IsIntegral() && own != ElementType.Bool) ? own
                : !own.IsIntegral() ? ElementType.Unknown
                : isWholeNumber ? ElementType.Int64 : ElementType.Float32;
        }

        if (other is ConstantFact { Constant: var number })
        {
            // A number takes part with its kind alone: whole numbers change no dtype but bool, and real ones make integers float32.
            var isWhole = number is sbyte or byte or short or ushort or int or uint or long;
            return own.IsFloating() || (isWhole && own.IsIntegral() && own != ElementType.Bool) ? own
                : !own.IsIntegral() ? ElementType.Unknown
                : isWhole ? ElementType.Int64 : number is float or double ? ElementType.Float32 : ElementType.Unknown;
        }

        if (other is not TensorFact second) return ElementType.Unknown;

        // Of two dtypes of one kind the wider wins, but that of a tensor without dimensions does not count.
        var areOfOneKind = own.IsFloating() == second.Element.IsFloating();
        return own != second.Element && areOfOneKind && !(input.Shape.Rank > 0 && second.Shape.Rank > 0)
            ? ElementType.Unknown
            : ElementTypes.Promote(own, second.Element);
    }

    private static GradientState Gradient(
        TensorOperation operation, TensorFact input, TensorFact? second, bool isScalar, ArgumentFacts arguments, GradientMode gradients, bool isInPlace)
    {
        // The tensor keeps its history; that of a comparison passes zeros.
        if (isInPlace && operation.Role != OperationRole.Detach && operation.Gradient is GradientEffect.Cut or GradientEffect.Keep)
        {
            var combined = operation.Shape == ShapeEffect.Broadcast && !isScalar ? Combine(input.Gradient, second?.Gradient ?? GradientState.Unknown) : input.Gradient;
            return gradients.Off is not null ? input.Gradient
                : operation.Gradient == GradientEffect.Cut && combined != GradientState.Data ? GradientState.Unknown : combined;
        }

        if (operation.Gradient == GradientEffect.Cut) return input.Gradient == GradientState.Data ? GradientState.Data : GradientState.Cut;
        if (operation.Gradient == GradientEffect.Start) return arguments["requires_grad"].Boolean == true ? GradientState.Flows : GradientState.Unknown;
        if (operation.Gradient == GradientEffect.Data) return arguments["requires_grad"].IsWritten ? GradientState.Unknown : GradientState.Data;
        if (second is null && (isScalar || operation.Shape is not (ShapeEffect.Broadcast or ShapeEffect.Multiply))) return gradients.Through(input.Gradient);

        return gradients.Through(Combine(input.Gradient, second?.Gradient ?? GradientState.Unknown));
    }

    /// <summary>Whether a gradient flows out of an operation on two tensors.</summary>
    public static GradientState Combine(GradientState left, GradientState right)
    {
        if (left == GradientState.Flows || right == GradientState.Flows) return GradientState.Flows;
        if (left == GradientState.Unknown || right == GradientState.Unknown) return GradientState.Unknown;

        return left == GradientState.Cut || right == GradientState.Cut ? GradientState.Cut : GradientState.Data;
    }

    /// <summary>Some of the numbers of a tensor: <c>x[..2]</c>, <c>x[mask]</c>.</summary>
    public static TensorFact Index(TensorFact input, bool isMask, Shape shape) => input with
    {
        Shape = shape,
        Scale = (isMask ? ScaleEffect.Pick : ScaleEffect.KeepBounds).Apply(input.Scale),
        ScaleDimension = null,
        Coding = input.Coding == LabelCoding.OneHot ? LabelCoding.ZeroOne : input.Coding,
        Averaged = null,
    };

    // What ended a gradient, where one was ended: data never had one.
    private static Origin? CutOf(TensorFact tensor) => tensor.Gradient == GradientState.Cut ? tensor.GradientOrigin : null;

    private static LossOutcome Outcome(TensorOperation operation, TensorFact input, Value? divisor) => operation.Role switch
    {
        OperationRole.Mean when input.Outcome != LossOutcome.None => LossOutcome.Mean,
        OperationRole.Sum => LossOutcome.Sum,

        // A sum divided by a count is a mean; what is divided by a tensor may be anything.
        _ when operation.Bounds == BoundsEffect.Divide && input.Outcome == LossOutcome.Sum => divisor is NumberFact ? LossOutcome.Mean : LossOutcome.None,
        _ when operation.Bounds == BoundsEffect.Divide && divisor is not (ConstantFact or NumberFact) => LossOutcome.None,
        _ when operation.Gradient == GradientEffect.Data => LossOutcome.None,
        _ => input.Outcome,
    };

    private static SequenceFact? DataOf(ArgumentFacts arguments) =>
        arguments.FirstOf("rawArray", "dataArray", "data")?.Value as SequenceFact;
}
