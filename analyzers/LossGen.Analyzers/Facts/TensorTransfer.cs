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
    /// <param name="inputNode">The expression of the first tensor.</param>
    public static TensorFact Apply(
        TensorOperation operation,
        string method,
        TensorFact input,
        Value? other,
        ArgumentFacts arguments,
        SyntaxNode node,
        SyntaxNode? inputNode = null)
    {
        var origin = new Origin(method, node, inputNode);
        var second = other as TensorFact;
        var isScalar = other is ConstantFact;
        var scale = operation.Shape == ShapeEffect.Broadcast && operation.ElementType == ElementTypeEffect.Promote && !isScalar
            && second?.Scale != TensorScale.Real
                ? TensorScale.Unknown
                : operation.Scale.Apply(input.Scale);
        var keepsScale = scale == input.Scale && operation.Role != OperationRole.Activation;
        var element = Element(operation, method, input, second, isScalar, arguments);
        var coding = Coding(operation, input, arguments);
        var gradient = Gradient(operation, input, second, isScalar, arguments, node);
        return new TensorFact
        {
            Scale = scale,
            ScaleOrigin = scale == TensorScale.Unknown ? null : keepsScale ? input.ScaleOrigin : origin,
            ScaleDimension = scale is not (TensorScale.Probabilities or TensorScale.LogProbabilities) ? null
                : operation.NormalisesOverDimension ? operation.FixedDimension ?? arguments["dim"].Integer
                : operation.Shape == ShapeEffect.Keep ? input.ScaleDimension : null,
            Element = element,
            ElementOrigin = element == input.Element && operation.Gradient != GradientEffect.Data ? input.ElementOrigin : origin,
            Shape = ShapeTransfer.Apply(operation.Shape, input.Shape, other, arguments),
            Coding = coding,
            CodingOrigin = coding == input.Coding ? input.CodingOrigin : origin,
            Gradient = gradient,
            GradientOrigin = gradient != GradientState.Cut ? null : input.GradientOrigin ?? second?.GradientOrigin ?? origin,
            Outcome = Outcome(operation, input),
            OutcomeOrigin = input.OutcomeOrigin,
            Averaged = operation.Shape == ShapeEffect.Keep ? input.Averaged : null,
        };
    }

    /// <summary>What is known of <c>left op right</c>, where one of them may be a number.</summary>
    public static TensorFact Arithmetic(string name, Value left, Value right, SyntaxNode node)
    {
        var operation = TensorOperations.Find(name) ?? throw new ArgumentException($"'{name}' is not in the table.", nameof(name));
        var (input, other) = left is TensorFact tensor ? (tensor, right) : (right as TensorFact ?? TensorFact.Any, left);
        var result = Apply(operation, name, input, other, ArgumentFacts.None, node);

        // A division by a tensor, or of a number by a tensor, is no scaling.
        if (name == "div" && other is not ConstantFact) result = result with { Scale = TensorScale.Unknown, ScaleOrigin = null };
        if (name == "div" && other is ConstantFact && input.Element.IsFloating()) result = result with { Element = input.Element, ElementOrigin = input.ElementOrigin };

        return (name, (other as ConstantFact)?.Number) switch
        {
            ("add", > 0) when input.Coding == LabelCoding.ClassIndex =>
                result with { Coding = LabelCoding.ShiftedIndex, CodingOrigin = new Origin("+", node) },
            ("mul", 2) when input.Coding == LabelCoding.ZeroOne => result with { Coding = LabelCoding.Unknown },
            _ => result,
        };
    }

    private static ElementType Element(
        TensorOperation operation, string method, TensorFact input, TensorFact? second, bool isScalar, ArgumentFacts arguments)
    {
        var written = arguments.FirstOf("dtype", "type") is { IsWritten: true } argument ? argument : null;
        var passed = written?.Integer is { } number ? ElementTypes.OfScalarType(number) : ElementType.Unknown;
        return operation.ElementType switch
        {
            ElementTypeEffect.Keep => input.Element,
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
            ElementTypeEffect.Promote when isScalar => input.Element.IsFloating() ? input.Element : ElementType.Unknown,
            ElementTypeEffect.Promote => ElementTypes.Promote(input.Element, second?.Element ?? ElementType.Unknown),
            _ => ElementType.Unknown,
        };
    }

    private static LabelCoding Coding(TensorOperation operation, TensorFact input, ArgumentFacts arguments) => operation.Coding switch
    {
        CodingEffect.Keep => input.Coding,
        CodingEffect.ClassIndex => LabelCoding.ClassIndex,
        CodingEffect.OneHot => LabelCoding.OneHot,
        CodingEffect.ZeroOne => LabelCoding.ZeroOne,
        CodingEffect.Data => DataOf(arguments)?.Elements is { Count: > 0 } elements ? Coding(elements) : LabelCoding.Unknown,
        _ => LabelCoding.Unknown,
    };

    // Only values that leave no doubt: a zero among zeros and ones, a minus one among minus ones and ones.
    private static LabelCoding Coding(IReadOnlyList<Value> elements)
    {
        var numbers = elements.Select(element => element is ConstantFact { Constant: bool flag } ? (flag ? 1 : 0) : (element as ConstantFact)?.Number).ToArray();
        if (numbers.All(n => n is 0 or 1) && numbers.Contains(0)) return LabelCoding.ZeroOne;
        if (numbers.All(n => n is 1 or -1) && numbers.Contains(-1)) return LabelCoding.PlusMinusOne;

        return LabelCoding.Unknown;
    }

    private static GradientState Gradient(
        TensorOperation operation, TensorFact input, TensorFact? second, bool isScalar, ArgumentFacts arguments, SyntaxNode node)
    {
        if (operation.Gradient == GradientEffect.Cut) return input.Gradient == GradientState.Data ? GradientState.Data : GradientState.Cut;
        if (operation.Gradient == GradientEffect.Start) return GradientState.Flows;
        if (operation.Gradient == GradientEffect.Data) return arguments["requires_grad"].IsWritten ? GradientState.Unknown : GradientState.Data;
        if (second is null && (isScalar || operation.Shape != ShapeEffect.Broadcast)) return UnderScope(input.Gradient, node);

        return UnderScope(Combine(input.Gradient, second?.Gradient ?? GradientState.Unknown), node);
    }

    /// <summary>Whether a gradient flows out of an operation on two tensors.</summary>
    public static GradientState Combine(GradientState left, GradientState right)
    {
        if (left == GradientState.Flows || right == GradientState.Flows) return GradientState.Flows;
        if (left == GradientState.Unknown || right == GradientState.Unknown) return GradientState.Unknown;

        return left == GradientState.Cut || right == GradientState.Cut ? GradientState.Cut : GradientState.Data;
    }

    /// <summary>Nothing flows out of an operation in a no_grad scope.</summary>
    public static GradientState UnderScope(GradientState state, SyntaxNode node) =>
        state == GradientState.Flows && GradientScope.Around(node) is not null ? GradientState.Cut : state;

    private static LossOutcome Outcome(TensorOperation operation, TensorFact input) => operation.Role switch
    {
        OperationRole.Mean when input.Outcome != LossOutcome.None => LossOutcome.Mean,
        OperationRole.Sum => LossOutcome.Sum,
        _ when operation.Gradient == GradientEffect.Data => LossOutcome.None,
        _ => input.Outcome,
    };

    private static SequenceFact? DataOf(ArgumentFacts arguments) =>
        arguments.FirstOf("rawArray", "dataArray", "data")?.Value as SequenceFact;
}
