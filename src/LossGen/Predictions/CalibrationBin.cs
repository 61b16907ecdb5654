namespace LossGen;

/// <summary>Predictions of like confidence.</summary>
/// <param name="From">Above what confidence.</param>
/// <param name="To">Up to what confidence.</param>
/// <param name="Examples">How many there are.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Accuracy">The share of them that is right.</param>
public sealed record CalibrationBin(double From, double To, long Examples, double Confidence, double Accuracy);
