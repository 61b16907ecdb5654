using static LossGen.Catalog.Operations.TensorScale;
using Code = LossGen.Catalog.Operations.CodingEffect;
using Grad = LossGen.Catalog.Operations.GradientEffect;
using Type = LossGen.Catalog.Operations.ElementTypeEffect;

namespace LossGen.Catalog.Operations;

/// <summary>The table of TorchSharp operations the analysis understands. What is not here gives unknown.</summary>
public static class TensorOperations
{
    private static readonly ScaleEffect Exponential =
        ScaleEffect.To(Positive, (LogProbabilities, Probabilities), (LogUnitInterval, UnitInterval), (NonPositive, ZeroToOne));

    private static readonly ScaleEffect Total = ScaleEffect.To(
        Unknown, (Real, Real), (NonNegative, NonNegative), (Positive, Positive), (UnitInterval, NonNegative), (Probabilities, NonNegative), (ZeroToOne, NonNegative))
        .And(ScaleEffect.KeepsNonPositive);

    private static readonly ScaleEffect Logarithm = ScaleEffect.To(Unknown, (Probabilities, LogProbabilities), (UnitInterval, LogUnitInterval), (ZeroToOne, NonPositive));

    private static readonly ScaleEffect Negation = ScaleEffect.KeepReal.And(
        ScaleEffect.KeepsUnit.Select(pair => (pair.From, NonPositive)), ScaleEffect.KeepsNonPositive.Select(pair => (pair.From, NonNegative)), [(SignedUnit, SignedUnit)]);

    // Of a number from zero to one, or from minus one to one, the square and the root are such numbers.
    private static readonly ScaleEffect Square = ScaleEffect.To(NonNegative, (SignedUnit, ZeroToOne)).And(ScaleEffect.KeepsUnit);

    private static readonly ScaleEffect Magnitude =
        ScaleEffect.To(NonNegative, (Probabilities, Probabilities), (UnitInterval, UnitInterval), (Positive, Positive), (SignedUnit, ZeroToOne), (ZeroToOne, ZeroToOne));

    // Smooth relatives of ReLU lie between zero and their input, but for a dip below zero of less than a half.
    private static readonly ScaleEffect Gate = ScaleEffect.Forget.And(ScaleEffect.KeepsUnit, ScaleEffect.KeepsNonPositive, [(SignedUnit, SignedUnit)]);

    // The input itself where it is not negative.
    private static readonly ScaleEffect Rectifier = ScaleEffect.Forget.And(ScaleEffect.KeepsUnit);

    private static readonly ScaleEffect Scaled = ScaleEffect.Forget.And(ScaleEffect.KeepsNonNegative);

    // What is left of the values is enlarged.
    private static readonly ScaleEffect Thinned = ScaleEffect.KeepReal.And(ScaleEffect.KeepsNonNegative, ScaleEffect.KeepsNonPositive);

    private static readonly ScaleEffect Product =
        ScaleEffect.To(Unknown, (SignedUnit, SignedUnit), (Probabilities, ZeroToOne), (UnitInterval, ZeroToOne), (ZeroToOne, ZeroToOne));

    /// <summary>All rows.</summary>
    public static IReadOnlyList<TensorOperation> All { get; } =
    [
        // Activations
        Normalising("softmax", Probabilities),
        Normalising("softmin", Probabilities),
        Normalising("softmax2d", Probabilities) with { FixedDimension = -3 },
        Normalising("log_softmax", LogProbabilities),
        Activation("sigmoid", UnitInterval),
        Activation("expit", UnitInterval),
        Activation("hardsigmoid", UnitInterval),
        Activation("logsigmoid", LogUnitInterval),
        Activation("log_sigmoid", LogUnitInterval),
        Activation("relu", NonNegative) with { ElementType = Type.KeepFloating, Coding = Code.CountOf },
        Activation("relu6", NonNegative) with { ElementType = Type.KeepFloating },
        Activation("softplus", Positive),
        Activation("tanh", SignedUnit),
        Activation("softsign", SignedUnit),
        Activation("elu", Scaled),
        Activation("celu", Rectifier),
        Activation("selu", Scaled),
        Activation("gelu", Gate),
        Activation("silu", Gate),
        Activation("mish", Gate),
        Activation("leaky_relu", Rectifier),
        Activation("rrelu", Rectifier),
        Activation("hardswish", Gate),
        Activation("hardtanh", ScaleEffect.Forget) with { ElementType = Type.KeepFloating },

        // Arithmetic
        Elementwise("exp", Exponential),
        Elementwise("log", Logarithm),
        Elementwise("neg", Negation) with { ElementType = Type.Keep },
        Elementwise("negative", Negation) with { ElementType = Type.Keep },
        Elementwise("logit", ScaleEffect.To(Unknown, (UnitInterval, Real), (Probabilities, Real))),
        Elementwise("square", Square) with { ElementType = Type.KeepFloating, Coding = Code.CountOf },
        Elementwise("abs", Magnitude) with { ElementType = Type.Keep, Coding = Code.CountOf },
        Elementwise("sqrt", ScaleEffect.To(NonNegative).And(ScaleEffect.KeepsUnit)),
        Elementwise("zero", ScaleEffect.To(ZeroToOne)) with { ElementType = Type.Keep, Coding = Code.Count },
        Elementwise("fill", ScaleEffect.Forget) with { ElementType = Type.Keep, Coding = Code.Value, Bounds = BoundsEffect.Fill },
        Bound("clamp_min"),
        Bound("clamp_max"),
        Bound("clamp") with { IsStaticFormCopy = false },
        Binary("pow", ScaleEffect.Forget) with { Bounds = BoundsEffect.Power },
        Binary("add", ScaleEffect.KeepReal) with { Bounds = BoundsEffect.Add },
        Binary("sub", ScaleEffect.KeepReal) with { Bounds = BoundsEffect.Subtract },
        Binary("mul", ScaleEffect.KeepReal) with { Bounds = BoundsEffect.Multiply },
        Binary("div", ScaleEffect.KeepReal) with { ElementType = Type.Divide, Bounds = BoundsEffect.Divide },
        Binary("remainder", ScaleEffect.Forget) with { Bounds = BoundsEffect.Remainder },
        Binary("matmul", ScaleEffect.Forget) with { Shape = ShapeEffect.Multiply, Bounds = BoundsEffect.MatrixProduct },
        Binary("mm", ScaleEffect.Forget) with { Shape = ShapeEffect.Multiply, Bounds = BoundsEffect.MatrixProduct },
        Binary("bmm", ScaleEffect.Forget) with { Shape = ShapeEffect.Multiply, Bounds = BoundsEffect.MatrixProduct },

        // Comparisons: the gradient ends
        Comparison("eq", OperationRole.Equality),
        Comparison("ne", OperationRole.None),
        Comparison("gt", OperationRole.Threshold),
        Comparison("ge", OperationRole.Threshold),
        Comparison("lt", OperationRole.Threshold),
        Comparison("le", OperationRole.Threshold),
        Comparison("greater", OperationRole.Threshold),
        Comparison("greater_equal", OperationRole.Threshold),
        Comparison("less", OperationRole.Threshold),
        Comparison("less_equal", OperationRole.Threshold),
        Comparison("logical_not", OperationRole.None),
        Comparison("isnan", OperationRole.None),
        Comparison("isfinite", OperationRole.None),

        // Reductions
        Reduction("sum", Total) with { ElementType = Type.Total, Coding = Code.CountOf, Role = OperationRole.Sum },
        Reduction("mean", ScaleEffect.KeepBounds) with { Role = OperationRole.Mean },
        Reduction("prod", Product) with { ElementType = Type.Total },
        Reduction("logsumexp", Scaled),
        Reduction("argmax", ScaleEffect.Forget) with { ElementType = Type.Int64, Gradient = Grad.Cut, Coding = Code.ClassIndex, Role = OperationRole.ArgMax },
        Reduction("argmin", ScaleEffect.Forget) with { ElementType = Type.Int64, Gradient = Grad.Cut, Coding = Code.ClassIndex },

        // The same values in another arrangement
        Arrangement("squeeze", ShapeEffect.Squeeze),
        Arrangement("unsqueeze", ShapeEffect.Unsqueeze),
        Arrangement("view", ShapeEffect.View),
        Arrangement("reshape", ShapeEffect.View),
        Arrangement("flatten", ShapeEffect.Flatten),
        Arrangement("transpose", ShapeEffect.Transpose),
        Arrangement("swapaxes", ShapeEffect.Transpose),
        Arrangement("swapdims", ShapeEffect.Transpose),
        Arrangement("permute", ShapeEffect.Permute),
        Arrangement("contiguous", ShapeEffect.Keep) with { Scale = ScaleEffect.Keep },
        Arrangement("clone", ShapeEffect.Keep) with { Scale = ScaleEffect.Keep },
        Arrangement("alias", ShapeEffect.Keep) with { Scale = ScaleEffect.Keep },
        Arrangement("flip", ShapeEffect.Keep),

        // Some of the values
        Selection("index_select", ShapeEffect.Narrow),
        Selection("masked_select", ShapeEffect.Vector) with { Scale = ScaleEffect.Pick },
        Selection("gather", ShapeEffect.Index),
        Selection("narrow", ShapeEffect.Narrow),
        Selection("select", ShapeEffect.Select),
        Selection("slice", ShapeEffect.Narrow),
        Selection("expand", ShapeEffect.Expand),
        Selection("repeat", ShapeEffect.Forget),

        // dtype and device
        Move("to"),
        Move("to_type"),
        Move("type"),
        Move("cpu"),
        Move("cuda"),
        Cast("bool"),
        Cast("byte"),
        Cast("char"),
        Cast("short"),
        Cast("int"),
        Cast("long"),
        Cast("half"),
        Cast("bfloat16"),
        Cast("float"),
        Cast("double"),

        // Gradient
        Arrangement("detach", ShapeEffect.Keep) with { Scale = ScaleEffect.Keep, Gradient = Grad.Cut, Role = OperationRole.Detach },
        Arrangement("requires_grad_", ShapeEffect.Keep) with { Scale = ScaleEffect.Keep, Gradient = Grad.Start, IsPure = false },

        // Layers in functional form
        Elementwise("dropout", Thinned) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },
        Elementwise("dropout1d", Thinned) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },
        Elementwise("dropout2d", Thinned) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },
        Elementwise("dropout3d", Thinned) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },
        Elementwise("alpha_dropout", ScaleEffect.KeepReal) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },
        Elementwise("feature_alpha_dropout", ScaleEffect.KeepReal) with { ElementType = Type.KeepFloating, Role = OperationRole.Dropout },

        // New data
        Creation("zeros", Type.ArgumentOrFloat32) with { Scale = ScaleEffect.To(ZeroToOne), Coding = Code.Count },
        Creation("ones", Type.ArgumentOrFloat32) with { Scale = ScaleEffect.To(ZeroToOne), Coding = Code.Count },
        Creation("empty", Type.ArgumentOrFloat32),
        Creation("rand", Type.ArgumentOrFloat32) with { Scale = ScaleEffect.To(ZeroToOne) },
        Creation("randn", Type.ArgumentOrFloat32) with { Scale = ScaleEffect.To(Real) },
        Creation("randint", Type.ArgumentOrInt64) with { Coding = Code.Drawn },
        Creation("tensor", Type.ArgumentOrData) with { Shape = ShapeEffect.Data, Coding = Code.Data, Bounds = BoundsEffect.Data },
        Creation("from_array", Type.ArgumentOrData) with { Shape = ShapeEffect.Data, Coding = Code.Data, Bounds = BoundsEffect.Data },
        Creation("as_tensor", Type.ArgumentOrData) with { Shape = ShapeEffect.Data, Coding = Code.Data, Bounds = BoundsEffect.Data },
        Creation("one_hot", Type.Int64) with { Shape = ShapeEffect.OneHot, Coding = Code.OneHot },
        Creation("zeros_like", Type.KeepOrArgument) with { Shape = ShapeEffect.Keep, Scale = ScaleEffect.To(ZeroToOne), Coding = Code.Count },
        Creation("ones_like", Type.KeepOrArgument) with { Shape = ShapeEffect.Keep, Scale = ScaleEffect.To(ZeroToOne), Coding = Code.Count },
        Creation("rand_like", Type.KeepOrArgument) with { Shape = ShapeEffect.Keep, Scale = ScaleEffect.To(ZeroToOne) },
        Creation("randn_like", Type.KeepOrArgument) with { Shape = ShapeEffect.Keep, Scale = ScaleEffect.To(Real) },
    ];

    private static readonly Dictionary<string, TensorOperation> ByName = All.ToDictionary(row => row.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of a method name, in-place forms included; null where the table has none.</summary>
    public static TensorOperation? Find(string method)
    {
        if (ByName.TryGetValue(method, out var row)) return row;

        return IsInPlace(method) && ByName.TryGetValue(method.Substring(0, method.Length - 1), out row) ? row : null;
    }

    /// <summary>Whether a method of this name changes its receiver.</summary>
    public static bool IsInPlace(string method) =>
        method.Length > 1 && method[method.Length - 1] == '_' && method[method.Length - 2] != '_';

    private static TensorOperation Elementwise(string name, ScaleEffect scale) =>
        new(name, scale, Type.Floating, ShapeEffect.Keep, Grad.Keep, Code.Forget);

    private static TensorOperation Activation(string name, TensorScale scale) => Activation(name, ScaleEffect.To(scale));

    private static TensorOperation Activation(string name, ScaleEffect scale) =>
        Elementwise(name, scale) with { Role = OperationRole.Activation };

    private static TensorOperation Normalising(string name, TensorScale scale) =>
        Activation(name, scale) with { NormalisesOverDimension = true };

    private static TensorOperation Bound(string name) => Elementwise(name, ScaleEffect.Forget) with
    {
        ElementType = Type.KeepFloating,
        Shape = ShapeEffect.Clamp,
        Bounds = BoundsEffect.Clamp,
        IsStaticFormCopy = true,
    };

    private static TensorOperation Binary(string name, ScaleEffect scale) =>
        new(name, scale, Type.Promote, ShapeEffect.Broadcast, Grad.Keep, Code.Forget);

    private static TensorOperation Comparison(string name, OperationRole role) =>
        new(name, ScaleEffect.Forget, Type.Bool, ShapeEffect.Broadcast, Grad.Cut, Code.ZeroOne) { Role = role };

    private static TensorOperation Reduction(string name, ScaleEffect scale) =>
        new(name, scale, Type.Floating, ShapeEffect.Reduce, Grad.Keep, Code.Forget);

    private static TensorOperation Arrangement(string name, ShapeEffect shape) =>
        new(name, ScaleEffect.Keep, Type.Keep, shape, Grad.Keep, Code.Keep);

    private static TensorOperation Selection(string name, ShapeEffect shape) =>
        new(name, ScaleEffect.KeepBounds, Type.Keep, shape, Grad.Keep, Code.KeepValues);

    private static TensorOperation Move(string name) =>
        Arrangement(name, ShapeEffect.Keep) with { Scale = ScaleEffect.Keep, ElementType = Type.KeepOrArgument };

    private static TensorOperation Cast(string name) => Move(name) with { ElementType = Type.Named };

    private static TensorOperation Creation(string name, Type type) =>
        new(name, ScaleEffect.Forget, type, ShapeEffect.Create, Grad.Data, Code.Forget);
}
