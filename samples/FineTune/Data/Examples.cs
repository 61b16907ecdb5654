namespace FineTune;

/// <summary>What a model is trained on, what tells which epoch is best and when to stop, and what it is measured on in the end.</summary>
/// <param name="Train">The examples to train on.</param>
/// <param name="Validation">Those that decide about the training.</param>
/// <param name="Test">Those that decide nothing.</param>
internal sealed record Examples<T>(IReadOnlyList<T> Train, IReadOnlyList<T> Validation, IReadOnlyList<T> Test)
{
    /// <summary>The same in another form.</summary>
    public Examples<TOther> Select<TOther>(Func<T, TOther> selector) => new([.. Train.Select(selector)], [.. Validation.Select(selector)], [.. Test.Select(selector)]);

    /// <summary>The first examples of each part only.</summary>
    public Examples<T> Take(int count) => new([.. Train.Take(count)], [.. Validation.Take(count)], [.. Test.Take(count)]);
}
