namespace LossGen;

/// <summary>Which labels apply to an example.</summary>
/// <typeparam name="T">The type of a set of labels.</typeparam>
/// <param name="Labels">The labels whose probability is above their threshold, 0.5 by itself.</param>
/// <param name="Probabilities">The probability of each label, [C], in the order of the label indices.</param>
public sealed record MultiLabelPrediction<T>(T Labels, IReadOnlyList<float> Probabilities);
