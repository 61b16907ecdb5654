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

    private static readonly LossScalar Gamma = new("Gamma", 2.0, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0; 2 is usual");
    private static readonly LossParameter GammaArgument = new("gamma", LossArgument.Scalar, "Gamma");

    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.SparseCategoricalCrossEntropy,
            Name = "sparse categorical cross-entropy",
            Tasks = [TaskKind.Classification, TaskKind.TokenClassification, TaskKind.CausalLanguageModeling, TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
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
            Decode = Decode.MostProbable,
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
            Decode = Decode.Probable,
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
            Decode = Decode.Sign,
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
            Decode = Decode.Sign,
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "SquaredHinge", [Prediction, Target, Sum]),
            Formula = "max(0, 1 - y p)^2",
            Advice = "Hinge with a smooth gradient that punishes wide misses harder.",
            PyTorch = "none (clamp(1 - y * s, min=0) ** 2)",
            Keras = "SquaredHinge",
        },
        new()
        {
            Kind = LossKind.Focal,
            Name = "focal",
            Tasks = [TaskKind.Classification, TaskKind.TokenClassification, TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Modifiers = LossModifiers.ClassWeights | LossModifiers.IgnoreIndex,
            Scalars = [Gamma],
            Denominator = LossDenominator.TargetWeights,
            Call = new(Composed + "Focal", [Prediction, Target, new("weight", LossArgument.ClassWeights), GammaArgument, new("ignoreIndex", LossArgument.IgnoreIndex), Sum]),
            Formula = "-(1 - softmax(p)[y])^gamma log softmax(p)[y]",
            Advice = "Many easy examples drown a few hard ones, as in detection. Try class weights first: they are easier to reason about.",
            PyTorch = "none for classes; (1 - p) ** gamma * F.cross_entropy(..., reduction='none')",
            Keras = "CategoricalFocalCrossentropy(from_logits=True)",
        },
        new()
        {
            Kind = LossKind.BinaryFocal,
            Name = "binary focal",
            Tasks = [TaskKind.BinaryClassification, TaskKind.MultiLabel],
            Encodings = [LabelEncoding.Binary, LabelEncoding.MultiHot],
            Scale = PredictionScale.Logits,
            Activation = Activation.Sigmoid,
            Decode = Decode.Probable,
            Scalars = [new("Alpha", -1.0, -1.0, IncludesLeast: true, 1.0, "a share between 0 and 1, or -1 for none"), Gamma],
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "BinaryFocal", [Prediction, Target, new("alpha", LossArgument.Scalar, "Alpha"), GammaArgument, Sum]),
            Formula = "-(a (1 - s)^gamma y log s + (1 - a) s^gamma (1 - y) log(1 - s)), s = sigmoid(p)",
            Advice = "Rare positives among very many easy negatives. With a = 0.25 and gamma = 2 as in the paper.",
            PyTorch = "torchvision.ops.sigmoid_focal_loss",
            Keras = "BinaryFocalCrossentropy(from_logits=True)",
        },
        new()
        {
            Kind = LossKind.MultiMargin,
            Name = "multi-class margin",
            Tasks = [TaskKind.Classification],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.HighestScore,
            Modifiers = LossModifiers.ClassWeights,
            Scalars = [new("Margin", 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the scores")],
            Denominator = LossDenominator.Examples,
            Call = new(Functional + "multi_margin_loss", [Prediction, Target, new("p", LossArgument.One), new("margin", LossArgument.Scalar, "Margin"), new("weight", LossArgument.ClassWeights), Sum]),
            Formula = "w[y] sum over c != y of max(0, margin - p[y] + p[c]) / C",
            Advice = "A maximum-margin decision between classes. Gives scores, not probabilities.",
            PyTorch = "F.multi_margin_loss",
            Keras = "none (CategoricalHinge on one-hot rows looks at the best other class only)",
        },
        new()
        {
            Kind = LossKind.CategoricalHinge,
            Name = "categorical hinge",
            Tasks = [TaskKind.Classification],
            Encodings = [LabelEncoding.OneHot],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.HighestScore,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "CategoricalHinge", [Prediction, Target, Sum]),
            Formula = "max(0, 1 + max over c != y of p[c] - p[y])",
            Advice = "As the multi-class margin, against the best other class, for labels that are one-hot rows.",
            PyTorch = "none",
            Keras = "CategoricalHinge",
        },
        new()
        {
            Kind = LossKind.KullbackLeibler,
            Name = "Kullback-Leibler divergence",
            Tasks = [TaskKind.Classification],
            Encodings = [LabelEncoding.Probabilities, LabelEncoding.OneHot],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "KullbackLeibler", [Prediction, Target, Sum]),
            Formula = "sum over c of y[c] (log y[c] - log softmax(p)[c])",
            Advice = "Soft labels, where 0 should mean a perfect match. Its gradient is that of categorical cross-entropy.",
            PyTorch = "F.kl_div(F.log_softmax(logits, 1), target, reduction='batchmean'); TorchSharp's log_target is true by default",
            Keras = "KLDivergence on softmax outputs",
        },
        new()
        {
            Kind = LossKind.SoftMargin,
            Name = "soft margin",
            Tasks = [TaskKind.BinaryClassification],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Logits,
            Activation = Activation.Sigmoid,
            Decode = Decode.Probable,
            Denominator = LossDenominator.Elements,
            Call = new(Functional + "soft_margin_loss", [Prediction, Target, Sum]),
            Formula = "log(1 + exp(-y p))",
            Advice = "Binary cross-entropy for labels of -1 and +1: the same loss in other coordinates.",
            PyTorch = "F.soft_margin_loss",
            Keras = "none",
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
            new(Functional + "huber_loss", [Prediction, Target, new("delta", LossArgument.Scalar, "Delta"), Sum]),
            "(p - y)^2 / 2 where |p - y| <= delta, else delta (|p - y| - delta / 2)",
            "Squared near the target, absolute far away: smooth and robust. Delta is in units of the target.",
            "F.huber_loss",
            "Huber",
            [UnitOfTarget("Delta")]),
        Regression(
            LossKind.SmoothL1,
            "smooth L1",
            new(Functional + "smooth_l1_loss", [Prediction, Target, Sum, new("beta", LossArgument.Scalar, "Beta")]),
            "(p - y)^2 / (2 beta) where |p - y| < beta, else |p - y| - beta / 2",
            "Huber divided by beta: its slope far away is always 1. Usual for box regression.",
            "F.smooth_l1_loss",
            "none (Huber divided by delta)",
            [UnitOfTarget("Beta")]),
        Regression(
            LossKind.LogCosh,
            "log-cosh",
            new(Composed + "LogCosh", [Prediction, Target, Sum]),
            "log(cosh(p - y))",
            "Like Huber with delta 1, twice differentiable everywhere and without a parameter.",
            "none",
            "LogCosh"),
        Regression(
            LossKind.MeanSquaredLogarithmicError,
            "mean squared logarithmic error",
            new(Composed + "SquaredLogarithmicError", [Prediction, Target, Sum]),
            "(log(1 + p) - log(1 + y))^2",
            "Quantities over orders of magnitude, at least 0, where relative errors count; too low is punished harder than too high.",
            "none (mse_loss of log1p)",
            "MeanSquaredLogarithmicError") with
        {
            TargetRange = TargetRange.NotNegative,
        },
        Regression(
            LossKind.MeanAbsolutePercentageError,
            "mean absolute percentage error",
            new(Composed + "RelativeError", [Prediction, Target, Sum]),
            "|p - y| / |y|",
            "What counts is the error's share of the quantity, which is never 0. Predicts too low where targets vary: consider the squared logarithmic error.",
            "none",
            "MeanAbsolutePercentageError, which is 100 times as large") with
        {
            TargetRange = TargetRange.NotZero,
        },
        new()
        {
            Kind = LossKind.Poisson,
            Name = "Poisson negative log-likelihood",
            Tasks = [TaskKind.CountRegression],
            Encodings = [LabelEncoding.Count],
            Scale = PredictionScale.LogRate,
            Activation = Activation.Exponential,
            Decode = Decode.Rate,
            Denominator = LossDenominator.Elements,
            Call = new(Functional + "poisson_nll_loss", [Prediction, Target, new("log_input", LossArgument.True), new("full", LossArgument.False), Sum]),
            Formula = "exp(p) - y p",
            Advice = "How often something happens: visits, claims, clicks. The model returns the logarithm of the rate, so rates are positive.",
            PyTorch = "F.poisson_nll_loss(log_input=True)",
            Keras = "Poisson on exp outputs",
        },
        new()
        {
            Kind = LossKind.Corn,
            Name = "CORN",
            Tasks = [TaskKind.OrdinalRegression],
            Encodings = [LabelEncoding.Rank],
            Scale = PredictionScale.Logits,
            Activation = Activation.Sigmoid,
            Decode = Decode.Rank,
            Denominator = LossDenominator.Questions,
            Call = new(Composed + "Corn", [Prediction, Target, Sum]),
            Formula = "sum over k <= y of the binary cross-entropy of p[k] against y > k",
            Advice = "Ranks in order: ratings, severities, grades. A miss by two costs more than one by one, and no distance between ranks is assumed.",
            PyTorch = "none (coral-pytorch: corn_loss)",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.Pinball,
            Name = "pinball",
            Tasks = [TaskKind.QuantileRegression],
            Encodings = [LabelEncoding.Real],
            Scale = PredictionScale.Real,
            Activation = Activation.Identity,
            Decode = Decode.Quantiles,
            Modifiers = LossModifiers.Quantiles,
            Denominator = LossDenominator.Outputs,
            Call = new(Composed + "Pinball", [Prediction, Target, new("quantiles", LossArgument.Quantiles), Sum]),
            Formula = "sum over q of max(q (y - p[q]), (q - 1) (y - p[q]))",
            Advice = "A range instead of one number: how much at least, usually, at most. Assumes no distribution.",
            PyTorch = "none",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.GaussianNegativeLogLikelihood,
            Name = "Gaussian negative log-likelihood",
            Tasks = [TaskKind.HeteroscedasticRegression],
            Encodings = [LabelEncoding.Real],
            Scale = PredictionScale.Real,
            Activation = Activation.Identity,
            Decode = Decode.Normal,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "GaussianNegativeLogLikelihood", [Prediction, Target, Sum]),
            Formula = "(v + (y - m)^2 exp(-v) + log(2 pi)) / 2 with p = (m, v)",
            Advice = "A quantity whose noise differs from example to example: predicts how uncertain each prediction is.",
            PyTorch = "F.gaussian_nll_loss(full=True) on exp(v); TorchSharp's binding gives the variance no gradient",
            Keras = "none",
        },
    ];

    public static LossEntry? Find(LossKind kind) => All.FirstOrDefault(entry => entry.Kind == kind);

    private static LossScalar UnitOfTarget(string name) => new(name, 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the target");

    private static LossEntry Regression(LossKind kind, string name, LossCall call, string formula, string advice, string pyTorch, string keras, EquatableArray<LossScalar> scalars = default) => new()
    {
        Kind = kind,
        Name = name,
        Tasks = [TaskKind.Regression],
        Encodings = [LabelEncoding.Real],
        Scale = PredictionScale.Real,
        Activation = Activation.Identity,
        Decode = Decode.Value,
        Scalars = scalars,
        Denominator = LossDenominator.Elements,
        Call = call,
        Formula = formula,
        Advice = advice,
        PyTorch = pyTorch,
        Keras = keras,
    };
}
