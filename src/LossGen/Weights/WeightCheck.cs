namespace LossGen;

/// <summary>The rules that given weights must meet.</summary>
internal static class WeightCheck
{
    public static void ClassWeights(IReadOnlyList<double> weights, TaskDescription task)
    {
        const string option = nameof(TrainingOptions.ClassWeights);
        if (weights.Count != task.Classes.Count)
            throw TrainingOptionsException.Of(option, WeightText.Join(weights), $"{task.Classes.Count} weights, one for each of {string.Join(", ", task.Classes)}; there are {weights.Count}.");

        if (weights.Any(weight => !double.IsFinite(weight) || weight < 0) || weights.All(weight => weight == 0))
            throw TrainingOptionsException.Of(option, WeightText.Join(weights), "finite numbers of at least 0, of which one is above 0.");
    }

    public static void PositiveWeights(IReadOnlyList<double> weights, TaskDescription task)
    {
        const string option = nameof(TrainingOptions.PositiveWeights);
        var width = WeightWidth(task);
        if (weights.Count != 1 && weights.Count != width)
            throw TrainingOptionsException.Of(option, WeightText.Join(weights), width == 1 ? $"one weight; there are {weights.Count}." : $"one weight, or {width}, one per label; there are {weights.Count}.");

        if (weights.Any(weight => !double.IsFinite(weight) || weight <= 0))
            throw TrainingOptionsException.Of(option, WeightText.Join(weights), "finite numbers above 0. Above 1 raises recall, below 1 raises precision.");
    }

    /// <summary>How many positive weights a task has: one per label for multi-label, one otherwise.</summary>
    public static int WeightWidth(TaskDescription task) => task.Kind == TaskKind.MultiLabel ? task.Classes.Count : 1;
}
