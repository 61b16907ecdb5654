using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on how examples lie to each other: pairs, and embeddings.</summary>
internal static class PairLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.MarginRanking,
            Name = "margin ranking",
            Tasks = [TaskKind.PairwiseRanking],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.Sign,
            Scalars = [new("Margin", 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the score")],
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "MarginRanking", [Prediction, Target, MarginArgument, Sum]),
            Formula = "max(0, m - y (p1 - p2))",
            Advice = "Pairs that are told apart well stop counting; soft margin (RankNet) never stops and gives probabilities.",
            PyTorch = "F.margin_ranking_loss, whose margin is 0 by default: then equal scores are a minimum",
            Keras = "none",
        },
        new()
        {
            Kind = LossKind.CosineEmbedding,
            Name = "cosine embedding",
            Tasks = [TaskKind.Verification],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.Sign,
            Scalars = [new("Margin", 0.0, -1.0, IncludesLeast: true, 1.0, "a cosine from -1 to 1")],
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "CosineEmbedding", [Prediction, Target, MarginArgument, Sum]),
            Formula = "1 - c for y = 1, max(0, c - m) for y = -1, c the cosine of the two",
            Advice = "Pairs that belong together or do not. Tune the threshold before deciding: 0 is seldom the best cosine.",
            PyTorch = "F.cosine_embedding_loss",
            Keras = "CosineSimilarity, for pairs that belong together only",
        },
        new()
        {
            Kind = LossKind.Contrastive,
            Name = "contrastive",
            Tasks = [TaskKind.Verification],
            Encodings = [LabelEncoding.SignedBinary],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.Sign,
            Scalars = [new("Margin", 0.5, 0.0, IncludesLeast: false, 2.0, "a cosine distance above 0 and up to 2")],
            Denominator = LossDenominator.Elements,
            Call = new(Composed + "Contrastive", [Prediction, Target, MarginArgument, Sum]),
            Formula = "d^2 / 2 for y = 1, max(0, m - d)^2 / 2 for y = -1, d = 1 - cosine",
            Advice = "As cosine embedding, but near misses count less than wide ones.",
            PyTorch = "none; sentence-transformers ContrastiveLoss",
            Keras = "none",
        },
        Embedding(
            LossKind.BatchHardTriplet,
            "batch-hard triplet",
            [new("Margin", 1.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the embedding")],
            new(Composed + "BatchHardTriplet", [Prediction, Target, MarginArgument, Sum]),
            "max(0, m + |a - p| - |a - n|), p the farthest of the class in the batch, n the nearest of another",
            "Search by distance with large batches of several examples per class. Needs clean labels: it trains on the hardest.",
            "F.triplet_margin_loss, on triplets that somebody mined",
            "none"),
        Embedding(
            LossKind.SupervisedContrastive,
            "supervised contrastive",
            [new("Temperature", 0.1, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0; 0.1 is usual")],
            new(Composed + "SupervisedContrastive", [Prediction, Target, TemperatureArgument, Sum]),
            "mean over p of the class of -log(exp(c[p] / T) / sum over all others a of exp(c[a] / T)), c the cosine with the anchor",
            "Embeddings for search by cosine. With two views of each example as a class it is InfoNCE (NT-Xent).",
            "none; pytorch-metric-learning SupConLoss",
            "none"),
        Embedding(
            LossKind.Circle,
            "circle",
            [
                new("Margin", 0.25, 0.0, IncludesLeast: false, 1.0, "a difference of cosines above 0 and up to 1; 0.25 is usual"),
                new("Gamma", 80.0, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0; 80 to 256 is usual"),
            ],
            new(Composed + "Circle", [Prediction, Target, MarginArgument, GammaArgument, Sum]),
            "log(1 + sum over n of exp(g a[n] (c[n] - m)) sum over p of exp(-g a[p] (c[p] - 1 + m))), c the cosine with the anchor, p of its class and n of others, a[n] = max(0, c[n] + m) and a[p] = max(0, 1 + m - c[p]) held constant",
            "Embeddings for search by cosine, where a pair that is far off should pull more than one that is nearly right. Large batches of several examples per class.",
            "none; pytorch-metric-learning CircleLoss",
            "Circle, which expects normalised embeddings"),
    ];

    /// <summary>A loss on how near the embeddings of a class are to each other, against those of other classes in the batch.</summary>
    private static LossEntry Embedding(LossKind kind, string name, EquatableArray<LossScalar> scalars, LossCall call, string formula, string advice, string pyTorch, string keras) => new()
    {
        Kind = kind,
        Name = name,
        Tasks = [TaskKind.MetricLearning],
        Encodings = [LabelEncoding.ClassIndex],
        Scale = PredictionScale.Real,
        Activation = Activation.Identity,
        Decode = Decode.Embedding,
        Scalars = scalars,
        Denominator = LossDenominator.Anchors,
        Call = call,
        Formula = formula,
        Advice = advice,
        PyTorch = pyTorch,
        Keras = keras,
    };
}
