namespace LossGen;

/// <summary>What a run is given to learn from, as far as its order depends on it.</summary>
/// <param name="Examples">The training examples; null for a stream.</param>
/// <param name="ValidationExamples">The validation examples.</param>
/// <param name="IsBucketed">Whether batches are made of examples of like length.</param>
/// <param name="Hash">Stands for the values and the order of the training examples; null for a stream, and where no checkpoint is written or read.</param>
/// <param name="ValidationHash">The same for the validation examples.</param>
internal readonly record struct RunData(int? Examples, int ValidationExamples, bool IsBucketed, string? Hash, string? ValidationHash)
{
    /// <summary>Looks at what a run is given.</summary>
    public static RunData Of<T>(IReadOnlyList<T> train, IReadOnlyList<T> validation, int? count, bool isBucketed, TrainingOptions options)
    {
        var isHashed = options.Resume || options.Save != Every.Never;
        return new RunData(count, validation.Count, isBucketed, isHashed && count is not null ? ExampleHash.Of(train) : null, isHashed ? ExampleHash.Of(validation) : null);
    }
}
