using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on what is like nothing that is known: far from what is normal, or of no class.</summary>
internal static class OutlierLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.DeepSvdd,
            Name = "Deep SVDD",
            Tasks = [TaskKind.AnomalyDetection],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Distance,
            Activation = Activation.Identity,
            Decode = Decode.Outlier,
            Denominator = LossDenominator.Normals,
            Call = new(Composed + "DeepSvdd", [Prediction, Target, Sum]),
            Formula = "d = |p - c|^2 for y of -1 or unknown, 0 for y = 1, c fixed before training",
            Advice = "All or nearly all of what there is to train on is normal. Leave biases and bounded activations out of the model: with them it can return the centre for everything. What is known to be anomalous is only measured with.",
            PyTorch = "none; ((output - c) ** 2).sum(1).mean()",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.DeepSad,
            Name = "Deep SAD",
            Tasks = [TaskKind.AnomalyDetection],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Distance,
            Activation = Activation.Identity,
            Decode = Decode.Outlier,
            Scalars = [new("Eta", 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0; 1 is usual")],
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "DeepSad", [Prediction, Target, new("eta", LossArgument.Scalar, "Eta"), Sum]),
            Formula = "d = |p - c|^2 for y unknown, eta d for y = -1, eta / (d + 1e-6) for y = 1, c fixed before training",
            Advice = "Some anomalies are known, though not all kinds of them. A classifier would learn those kinds only.",
            PyTorch = "none; torch.where(y == 0, d, eta * (d + 1e-6) ** y), its y being 1 for normal",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.EntropicOpenSet,
            Name = "entropic open-set",
            Tasks = [TaskKind.OpenSetClassification],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.KnownOrNot,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "EntropicOpenSet", [Prediction, Target, Sum]),
            Formula = "-log softmax(p)[y]; for y of no class the mean over c of -log softmax(p)[c]",
            Advice = "What the model will meet is not all of a known class, and there are examples of what is of none. A class of its own for them would have to hold everything else.",
            PyTorch = "none; F.cross_entropy with a row of 1 / C as the target of what is unknown",
            Keras = "CategoricalCrossentropy(from_logits=True), with a row of 1 / C as the target of what is unknown",
        },
        new()
        {
            Kind = LossKind.Objectosphere,
            Name = "objectosphere",
            Tasks = [TaskKind.OpenSetClassification],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.KnownOrNot,
            TakesFeatures = true,
            Scalars =
            [
                new("Margin", 10.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the features"),
                new("FeatureWeight", 0.01, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0; 0.01 is usual"),
            ],
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "Objectosphere", [Prediction, Target, new("classes", LossArgument.Classes), MarginArgument, new("featureWeight", LossArgument.Scalar, "FeatureWeight"), Sum]),
            Formula = "entropic open-set + w max(0, m - |f|)^2 for y of a class, + w |f|^2 for y of none, f the features",
            Advice = "Entropic open-set alone leaves known and unknown too near each other. The model returns its features too, (Tensor Logits, Tensor Features); the logits should be a linear layer of them without bias.",
            PyTorch = "none",
            Keras = "none",
        },
    ];
}
