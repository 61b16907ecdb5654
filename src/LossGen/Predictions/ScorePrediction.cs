namespace LossGen;

/// <summary>Yes or no for an example, from a model trained on a hinge or to detect anomalies: its score is a distance, not a probability.</summary>
/// <typeparam name="T">The label's type.</typeparam>
/// <param name="Label">The positive class where the score is above the threshold, 0 by itself, the negative class otherwise.</param>
/// <param name="Score">The score; on a hinge, beyond -1 or +1 it is clear of the margin; of an anomaly, the squared distance from the centre of what is normal.</param>
public sealed record ScorePrediction<T>(T Label, float Score);
