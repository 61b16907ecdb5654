namespace LossGen.Transformers;

/// <summary>Puts numbers on whole sequences: [N, outputs] from pooled vectors [N, H], for <see cref="TaskKind.Regression"/>. Its weights are "classifier", as in BertForSequenceClassification with problem_type "regression".</summary>
/// <param name="configuration">The encoder's sizes.</param>
/// <param name="outputs">The numbers for each sequence; 1 by default.</param>
public sealed class RegressionHead(BertConfiguration configuration, int outputs = 1)
    : Head(nameof(RegressionHead), "classifier", configuration, configuration.HiddenSize, outputs);
