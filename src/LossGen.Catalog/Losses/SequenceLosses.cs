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
    ];
}
