namespace LossGen.Catalog;

/// <summary>The losses, one entry each.</summary>
public static class LossCatalog
{
    private const string Functional = "global::TorchSharp.torch.nn.functional.";
    private const string Composed = "global::LossGen.Losses.";

    private static readonly LossParameter Prediction = new("input", LossArgument.Prediction);
    private static readonly LossParameter Target = new("target", LossArgument.Target);
    private static readonly LossParameter Sum = new("reduction", LossArgument.SumReduction);

    private static readonly LossCall CrossEntropy = new(
        Functional + "cross_entropy",
        [Prediction, Target, new("weight", LossArgument.ClassWeights), new("ignore_index", LossArgument.IgnoreIndex), Sum, new("label_smoothing", LossArgument.LabelSmoothing)]);

    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.SparseCategoricalCrossEntropy,
            Name = "sparse categorical cross-entropy",
            Tasks = [TaskKind.Classification],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Modifiers = LossModifiers.ClassWeights | LossModifiers.LabelSmoothing | LossModifiers.IgnoreIndex,
            Denominator = LossDenominator.TargetWeights,
            Call = CrossEntropy,
            Formula = "-log softmax(p)[y]",
            Advice = "One class per example, stored as an enum or an integer. The usual choice for classification.",
            PyTorch = "F.cross_entropy(logits, int64 targets)",
            Keras = "SparseCategoricalCrossentropy(from_logits=True)",
        },
        new()
        {
            Kind = LossKind.CategoricalCrossEntropy,
            Name = "categorical cross-entropy",
            Tasks = [TaskKind.Classification],
            Encodings = [LabelEncoding.OneHot, LabelEncoding.Probabilities],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Modifiers = LossModifiers.ClassWeights | LossModifiers.LabelSmoothing,
            Denominator = LossDenominator.TargetWeights,
            Call = CrossEntropy,
            Formula = "-sum over c of y[c] log softmax(p)[c]",
            Advice = "The labels are rows already: one-hot, or soft (mixup, several annotators, a teacher's probabilities).",
            PyTorch = "F.cross_entropy(logits, float targets)",
            Keras = "CategoricalCrossentropy(from_logits=True)",
        },
        new()
        {
            Kind = LossKind.BinaryCrossEntropy,
            Name = "binary cross-entropy with logits",
            Tasks = [TaskKind.BinaryClassification, TaskKind.MultiLabel],
            Encodings = [LabelEncoding.Binary, LabelEncoding.MultiHot],
            Scale = PredictionScale.Logits,
            Activation = Activation.Sigmoid,
            Modifiers = LossModifiers.PositiveWeight,
            Denominator = LossDenominator.Elements,
            Call = new(
                Functional + "binary_cross_entropy_with_logits",
                [Prediction, Target, new("weight", LossArgument.Nothing), Sum, new("pos_weights", LossArgument.PositiveWeight)]),
            Formula = "-(w y log sigmoid(p) + (1 - y) log(1 - sigmoid(p)))",
            Advice = "Yes or no, or any subset of labels: each number is its own decision. Gives calibrated probabilities.",
            PyTorch = "F.binary_cross_entropy_with_logits",
            Keras = "BinaryCrossentropy(from_logits=True)",
        },
        new()
        {
            Kind = LossKind.Hinge,
            Name = "hinge",
            Tasks = [TaskKind.BinaryClassification],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "Hinge", [Prediction, Target, Sum]),
            Formula = "max(0, 1 - y p)",
            Advice = "A maximum-margin decision; examples beyond the margin stop counting. Gives scores, not probabilities.",
            PyTorch = "none (clamp(1 - y * s, min=0)); F.hinge_embedding_loss is another loss",
            Keras = "Hinge",
        },
        new()
        {
            Kind = LossKind.SquaredHinge,
            Name = "squared hinge",
            Tasks = [TaskKind.BinaryClassification],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "SquaredHinge", [Prediction, Target, Sum]),
            Formula = "max(0, 1 - y p)^2",
            Advice = "Hinge with a smooth gradient that punishes wide misses harder.",
            PyTorch = "none (clamp(1 - y * s, min=0) ** 2)",
            Keras = "SquaredHinge",
        },
        Regression(
            LossKind.MeanSquaredError,
            "mean squared error",
            new(Functional + "mse_loss", [Prediction, Target, Sum]),
            "(p - y)^2",
            "The usual choice for quantities with Gaussian noise; predicts the mean. Outliers weigh heavily.",
            "F.mse_loss",
            "MeanSquaredError"),
        Regression(
            LossKind.MeanAbsoluteError,
            "mean absolute error",
            new(Functional + "l1_loss", [Prediction, Target, Sum]),
            "|p - y|",
            "Robust to outliers; predicts the median.",
            "F.l1_loss",
            "MeanAbsoluteError"),
        Regression(
            LossKind.Huber,
            "Huber",
            new(Functional + "huber_loss", [Prediction, Target, new("delta", LossArgument.Delta), Sum]),
            "(p - y)^2 / 2 where |p - y| <= delta, else delta (|p - y| - delta / 2)",
            "Squared near the target, absolute far away: smooth and robust. Delta is in units of the target.",
            "F.huber_loss",
            "Huber",
            LossModifiers.Delta),
        Regression(
            LossKind.SmoothL1,
            "smooth L1",
            new(Functional + "smooth_l1_loss", [Prediction, Target, Sum, new("beta", LossArgument.Beta)]),
            "(p - y)^2 / (2 beta) where |p - y| < beta, else |p - y| - beta / 2",
            "Huber divided by beta: its slope far away is always 1. Usual for box regression.",
            "F.smooth_l1_loss",
            "none (Huber divided by delta)",
            LossModifiers.Beta),
        Regression(
            LossKind.LogCosh,
            "log-cosh",
            new(Composed + "LogCosh", [Prediction, Target, Sum]),
            "log(cosh(p - y))",
            "Like Huber with delta 1, twice differentiable everywhere and without a parameter.",
            "none",
            "LogCosh"),
    ];

    public static LossEntry? Find(LossKind kind) => All.FirstOrDefault(entry => entry.Kind == kind);

    private static LossEntry Regression(LossKind kind, string name, LossCall call, string formula, string advice, string pyTorch, string keras, LossModifiers modifiers = LossModifiers.None) => new()
    {
        Kind = kind,
        Name = name,
        Tasks = [TaskKind.Regression],
        Encodings = [LabelEncoding.Real],
        Scale = PredictionScale.Real,
        Activation = Activation.Identity,
        Modifiers = modifiers,
        Denominator = LossDenominator.Elements,
        Call = call,
        Formula = formula,
        Advice = advice,
        PyTorch = pyTorch,
        Keras = keras,
    };
}
