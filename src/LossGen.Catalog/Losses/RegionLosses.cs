using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on regions: of an image, of a text.</summary>
internal static class RegionLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        Region(
            LossKind.Dice,
            "Dice",
            new(Composed + "Dice", [Prediction, Target, Pixels, SmoothArgument, IgnoreIndex, Sum]),
            "1 - mean over c of (2 sum(s[c] y[c]) + e) / (sum(s[c]) + sum(y[c]) + e), s = softmax(p), sums over the pixels of an image",
            "Regions of very different size: each class counts alike, however few pixels it has. Gradients are noisier than cross-entropy's.",
            "none; MONAI and torchmetrics have it",
            "Dice, which counts over the batch") with
        {
            Scalars = [Smooth],
        },
        Region(
            LossKind.Tversky,
            "Tversky",
            new(Composed + "Tversky", [Prediction, Target, Pixels, new("alpha", LossArgument.Scalar, "Alpha"), new("beta", LossArgument.Scalar, "Beta"), SmoothArgument, IgnoreIndex, Sum]),
            "1 - mean over c of (TP + e) / (TP + a FP + b FN + e), counted in softmax(p) over the pixels of an image",
            "Small regions that must not be missed: b above a trades false alarms for finds.",
            "none; MONAI has it",
            "Tversky, which counts over the batch") with
        {
            Scalars =
            [
                new("Alpha", 0.5, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0"),
                new("Beta", 0.5, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0"),
                Smooth,
            ],
        },
        Region(
            LossKind.LovaszSoftmax,
            "Lovász-Softmax",
            new(Composed + "LovaszSoftmax", [Prediction, Target, Pixels, IgnoreIndex, Sum]),
            "mean over the classes c of an image of the sum over its pixels, the most wrong first, of m[i] (J(1..i) - J(1..i-1)); m = |[y = c] - softmax(p)[c]|, J the Jaccard loss of c if these pixels were wrong",
            "What counts is IoU itself: it follows the Jaccard index where Dice is near it. Start from cross-entropy, or train with it first: its gradient says little of pixels that are all wrong.",
            "none; the authors' lovasz_softmax(per_image=True), segmentation_models_pytorch LovaszLoss",
            "none"),
        Region(
            LossKind.LovaszHinge,
            "Lovász hinge",
            new(Composed + "LovaszHinge", [Prediction, Target, Pixels, IgnoreIndex, Sum]),
            "sum over the pixels of an image, the most wrong first, of max(0, m[i]) (J(1..i) - J(1..i-1)); m = 1 - (2 y - 1) (p[1] - p[0]), J the Jaccard loss of class 1 if these pixels were wrong",
            "One region against the rest, as IoU counts it, where pixels beyond the margin stop counting. Its confidences are no calibrated probabilities.",
            "none; the authors' lovasz_hinge(per_image=True), segmentation_models_pytorch LovaszLoss",
            "none") with
        {
            ClassCount = 2,
        },
        new()
        {
            Kind = LossKind.SpanCrossEntropy,
            Name = "span cross-entropy",
            Tasks = [TaskKind.SpanExtraction],
            Encodings = [LabelEncoding.Span],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.Span,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "SpanCrossEntropy", [Prediction, Target, Sum]),
            Formula = "-(log softmax(p[:, 0])[first] + log softmax(p[:, 1])[last]) / 2, over the tokens",
            Advice = "An answer that stands in the text. Padding is masked before the softmax.",
            PyTorch = "the mean of two F.cross_entropy, as in transformers' question answering models",
            Keras = "two SparseCategoricalCrossentropy(from_logits=True)",
        },
    ];

    /// <summary>A loss on how far predicted and true regions of an image overlap.</summary>
    private static LossEntry Region(LossKind kind, string name, LossCall call, string formula, string advice, string pyTorch, string keras) => new()
    {
        Kind = kind,
        Name = name,
        Tasks = [TaskKind.Segmentation],
        Encodings = [LabelEncoding.ClassIndex],
        Scale = PredictionScale.Logits,
        Activation = Activation.Softmax,
        Decode = Decode.MostProbable,
        Modifiers = LossModifiers.IgnoreIndex,
        Denominator = LossDenominator.Examples,
        Call = call,
        Formula = formula,
        Advice = advice,
        PyTorch = pyTorch,
        Keras = keras,
    };
}
