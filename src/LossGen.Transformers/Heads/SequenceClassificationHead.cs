namespace LossGen.Transformers;

/// <summary>Judges whole sequences: logits [N, C] from pooled vectors [N, H], for <see cref="TaskKind.Classification"/>, <see cref="TaskKind.MultiLabel"/> and, with one output, <see cref="TaskKind.BinaryClassification"/>. Its weights are "classifier", as in BertForSequenceClassification.</summary>
/// <param name="configuration">The encoder's sizes.</param>
/// <param name="classes">C.</param>
public sealed class SequenceClassificationHead(BertConfiguration configuration, int classes)
    : Head(nameof(SequenceClassificationHead), "classifier", configuration, configuration.HiddenSize, classes);
