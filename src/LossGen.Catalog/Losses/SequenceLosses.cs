using static LossGen.Catalog.LossParts;

namespace LossGen.Catalog;

/// <summary>Losses on sequences as a whole.</summary>
internal static class SequenceLosses
{
    public static EquatableArray<LossEntry> All { get; } =
    [
        new()
        {
            Kind = LossKind.Ctc,
            Name = "connectionist temporal classification",
            Tasks = [TaskKind.Transcription],
            Encodings = [LabelEncoding.ClassIndex],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.Transcript,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "Ctc", [Prediction, Target, Sum]),
            Formula = "-log sum over alignments a of y of product over t of softmax(p[t])[a[t]], over the number of labels",
            Advice = "The labels come in the order of the input, but nobody said where: speech, handwriting. The input must be at least as long as the labels, with a blank between equal ones.",
            PyTorch = "F.ctc_loss(F.log_softmax(logits, 2).transpose(0, 1), targets, ..., blank=C, reduction='mean', zero_infinity=True)",
            Keras = "CTC, which is not divided by the number of labels",
        },
        new()
        {
            Kind = LossKind.ChoiceCrossEntropy,
            Name = "cross-entropy over candidates",
            Tasks = [TaskKind.MultipleChoice],
            Encodings = [LabelEncoding.Choice],
            Scale = PredictionScale.Logits,
            Activation = Activation.Softmax,
            Decode = Decode.Candidate,
            Denominator = LossDenominator.Examples,
            Call = new(Functional + "cross_entropy", [Prediction, Target, new("weight", LossArgument.Nothing), new("ignore_index", LossArgument.IgnoreIndex), Sum]),
            Formula = "-log softmax(p)[y], over the candidates of the example",
            Advice = "Candidates have no names, only what is known of each, and their number may differ.",
            PyTorch = "F.cross_entropy(scores.masked_fill(~mask, -inf), int64 targets)",
            Keras = "SparseCategoricalCrossentropy(from_logits=True) on masked scores",
        },
        new()
        {
            Kind = LossKind.ListNet,
            Name = "ListNet",
            Tasks = [TaskKind.ListwiseRanking],
            Encodings = [LabelEncoding.Relevance],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.Order,
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "ListNet", [Prediction, Target, Sum]),
            Formula = "-sum over the candidates i of softmax(y)[i] log softmax(p)[i]",
            Advice = "Candidates graded by relevance, to be put in order. Convex in the scores, and one softmax per list.",
            PyTorch = "none; F.cross_entropy(scores, F.softmax(relevance, 1)) on masked lists",
            Keras = "none; keras_rs ListMLELoss is a kindred one",
        },
        new()
        {
            Kind = LossKind.ApproximateNdcg,
            Name = "approximate NDCG",
            Tasks = [TaskKind.ListwiseRanking],
            Encodings = [LabelEncoding.Relevance],
            Scale = PredictionScale.Score,
            Activation = Activation.Identity,
            Decode = Decode.Order,
            Scalars = [new("Temperature", 0.1, 0.0, IncludesLeast: false, double.MaxValue, "a finite number above 0, in units of the score; 0.1 is usual")],
            Denominator = LossDenominator.Examples,
            Call = new(Composed + "ApproximateNdcg", [Prediction, Target, TemperatureArgument, Sum]),
            Formula = "1 - sum over i of (2^y[i] - 1) / log2(1 + r[i]) / the most that this sum can be, r[i] = 1 + sum over j != i of sigmoid((p[j] - p[i]) / T)",
            Advice = "What counts is NDCG itself: the first places, and high grades. Not convex; ListNet is the safer start.",
            PyTorch = "none; allRank approxNDCGLoss",
            Keras = "none; TensorFlow Ranking ApproxNDCGLoss",
        },
    ];
}
