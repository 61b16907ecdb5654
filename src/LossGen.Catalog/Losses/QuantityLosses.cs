using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on quantities: numbers, counts, ranks, quantiles, distributions.</summary>
internal static class QuantityLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        Regression(
            LossKind.MeanSquaredError,
            "mean squared error",
            new(Functional + "mse_loss", [Prediction, Target, Sum]),
            "(p - y)^2",
            "The usual choice for quantities with Gaussian noise; predicts the mean. Outliers weigh heavily.",
            "F.mse_loss",
            "MeanSquaredError") with { LikelihoodFactor = 0.5 },
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
            LossKind.Cauchy,
            "Cauchy",
            new(Composed + "Cauchy", [Prediction, Target, new("delta", LossArgument.Scalar, "Delta"), Sum]),
            "delta^2 log(1 + ((p - y) / delta)^2) / 2",
            "Gross outliers that should hardly pull: beyond delta the gradient fades, where Huber's stays. Not convex: start near, or with Huber.",
            "none; 0.5 * delta ** 2 * log1p(((p - y) / delta) ** 2)",
            "none",
            [UnitOfTarget("Delta")]),
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
            Tasks = [TaskKind.Regression],
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
            Tasks = [TaskKind.Regression],
            TargetRange = TargetRange.NotZero,
        },
        Regression(
            LossKind.MeanSquaredPercentageError,
            "mean squared percentage error",
            new(Composed + "SquaredRelativeError", [Prediction, Target, Sum]),
            "((p - y) / y)^2",
            "As the absolute percentage error, but wide misses weigh by their square. The root of its mean is the metric RMSPE; of a batch it would weigh batches unequally, so none is taken in training.",
            "none; ((p - y) / y).square().mean()",
            "none; MeanSquaredError with sample_weight = 1 / y ** 2") with
        {
            LikelihoodFactor = 0.5,
            Tasks = [TaskKind.Regression],
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

    private static LossScalar UnitOfTarget(string name) => new(name, 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the target");

    private static LossEntry Regression(LossKind kind, string name, LossCall call, string formula, string advice, string pyTorch, string keras, EquatableArray<LossScalar> scalars = default) => new()
    {
        Kind = kind,
        Name = name,
        Tasks = [TaskKind.Regression, TaskKind.Similarity],
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
