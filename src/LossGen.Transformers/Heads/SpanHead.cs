namespace LossGen.Transformers;

/// <summary>Finds where an answer begins and ends: scores [N, T, 2] from the encoder's vectors [N, T, H], for <see cref="TaskKind.SpanExtraction"/>. Its weights are "qa_outputs", as in BertForQuestionAnswering.</summary>
/// <param name="configuration">The encoder's sizes.</param>
public sealed class SpanHead(BertConfiguration configuration)
    : Head(nameof(SpanHead), "qa_outputs", configuration, configuration.HiddenSize, 2);
