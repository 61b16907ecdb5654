namespace LossGen;

/// <summary>What a run is given to learn from, as far as its order depends on it.</summary>
/// <param name="Examples">The training examples; null for a stream.</param>
/// <param name="ValidationExamples">The validation examples.</param>
/// <param name="IsBucketed">Whether batches are made of examples of like length.</param>
internal readonly record struct RunData(int? Examples, int ValidationExamples, bool IsBucketed);
