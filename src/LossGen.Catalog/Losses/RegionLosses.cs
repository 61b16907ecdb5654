using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on regions: of an image, of a text.</summary>
internal static class RegionLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.Dice,
            Name = "Dice",
            Tasks = [TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Modifiers = LossModifiers.IgnoreIndex,
            Scalars = [Smooth],
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "Dice", [Prediction, Target, Pixels, SmoothArgument, IgnoreIndex, Sum]),
            Formula = "1 - mean over c of (2 sum(s[c] y[c]) + e) / (sum(s[c]) + sum(y[c]) + e), s = softmax(p), sums over the pixels of an image",
            Advice = "Regions of very different size: each class counts alike, however few pixels it has. Gradients are noisier than cross-entropy's.",
            PyTorch = "none; MONAI and torchmetrics have it",
            Keras = "Dice, which counts over the batch",
        },
        new()
        {
            Kind = LossKind.Tversky,
            Name = "Tversky",
            Tasks = [TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Modifiers = LossModifiers.IgnoreIndex,
            Scalars =
            [
                new("Alpha", 0.5, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0"),
                new("Beta", 0.5, 0.0, IncludesLeast: true, double.MaxValue, "a finite number of at least 0"),
                Smooth,
            ],
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "Tversky", [Prediction, Target, Pixels, new("alpha", LossArgument.Scalar, "Alpha"), new("beta", LossArgument.Scalar, "Beta"), SmoothArgument, IgnoreIndex, Sum]),
            Formula = "1 - mean over c of (TP + e) / (TP + a FP + b FN + e), counted in softmax(p) over the pixels of an image",
            Advice = "Small regions that must not be missed: b above a trades false alarms for finds.",
            PyTorch = "none; MONAI has it",
            Keras = "Tversky, which counts over the batch",
        },
        new()
        {
            Kind = LossKind.LovaszSoftmax,
            Name = "Lovász-Softmax",
            Tasks = [TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Modifiers = LossModifiers.IgnoreIndex,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "LovaszSoftmax", [Prediction, Target, Pixels, IgnoreIndex, Sum]),
            Formula = "mean over the classes c of an image of the sum over its pixels, the most wrong first, of m[i] (J(1..i) - J(1..i-1)); m = |[y = c] - softmax(p)[c]|, J the Jaccard loss of c if these pixels were wrong",
            Advice = "What counts is IoU itself: it follows the Jaccard index where Dice is near it. Start from cross-entropy, or train with it first: its gradient says little of pixels that are all wrong.",
            PyTorch = "none; the authors' lovasz_softmax(per_image=True), segmentation_models_pytorch LovaszLoss",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.LovaszHinge,
            Name = "Lovász hinge",
            Tasks = [TaskKind.Segmentation],
            Encodings = [LabelEncoding.ClassIndex],
            ClassCount = 2,
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.MostProbable,
            Modifiers = LossModifiers.IgnoreIndex,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "LovaszHinge", [Prediction, Target, Pixels, IgnoreIndex, Sum]),
            Formula = "sum over the pixels of an image, the most wrong first, of max(0, m[i]) (J(1..i) - J(1..i-1)); m = 1 - (2 y - 1) (p[1] - p[0]), J the Jaccard loss of class 1 if these pixels were wrong",
            Advice = "One region against the rest, as IoU counts it, where pixels beyond the margin stop counting. Its confidences are no calibrated probabilities.",
            PyTorch = "none; the authors' lovasz_hinge(per_image=True), segmentation_models_pytorch LovaszLoss",
            Keras = "none",
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
}
