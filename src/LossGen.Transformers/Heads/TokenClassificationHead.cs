namespace LossGen.Transformers;

/// <summary>Judges each token: logits [N, T, C] from the encoder's vectors [N, T, H], for <see cref="TaskKind.TokenClassification"/>. Its weights are "classifier", as in BertForTokenClassification.</summary>
/// <param name="configuration">The encoder's sizes.</param>
/// <param name="classes">C.</param>
public sealed class TokenClassificationHead(BertConfiguration configuration, int classes)
    : Head(nameof(TokenClassificationHead), "classifier", configuration, configuration.HiddenSize, classes);
