namespace LossGen;

/// <summary>Divides examples into those to train on and those held back.</summary>
internal static class ValidationSplit
{
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Validation) Draw<T>(IReadOnlyList<T> examples, TrainingOptions options)
    {
        var held = Math.Max(1, (int)Math.Round(examples.Count * options.ValidationSplit, MidpointRounding.AwayFromZero));
        if (held >= examples.Count)
            throw new DataException($"TrainingOptions.ValidationSplit holds back {held} of {examples.Count} examples, which leaves none to train on. Pass more examples or a smaller fraction.");

        var order = new int[examples.Count];
        ExampleOrder.Shuffle(order, options.Seed, purpose: 0);
        var validation = order[..held];
        var train = order[held..];

        // In the order of the list: which examples are drawn is chance, their order is decided per epoch.
        Array.Sort(validation);
        Array.Sort(train);
        return (new Subset<T>(examples, train), new Subset<T>(examples, validation));
    }
}
