using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>Whether a run can go on from a checkpoint.</summary>
internal static class ResumeCheck
{
    /// <summary>Options without which the place in the run means nothing.</summary>
    private static readonly string[] Fixed =
    [
        nameof(TrainingOptions.Seed),
        nameof(TrainingOptions.Shuffle),
        nameof(TrainingOptions.BatchSize),
        nameof(TrainingOptions.GradientAccumulation),
        nameof(TrainingOptions.Optimizer),
        nameof(TrainingOptions.ValidationSplit),
        nameof(TrainingOptions.ShuffleBuffer),
    ];

    /// <summary>Options that change neither the weights nor which of them are best. Whatever is not here is told of where it differs, a new option too.</summary>
    private static readonly string[] Free =
    [
        nameof(TrainingOptions.Epochs),
        nameof(TrainingOptions.MaxSteps),
        nameof(TrainingOptions.EvaluationBatchSize),
        nameof(TrainingOptions.FuseOptimizer),
        nameof(TrainingOptions.CheckGradients),
        nameof(TrainingOptions.Threads),
        nameof(TrainingOptions.OutputDirectory),
        nameof(TrainingOptions.Save),
        nameof(TrainingOptions.SaveLimit),
        nameof(TrainingOptions.Resume),
        nameof(TrainingOptions.ResumeWithOtherData),
        nameof(TrainingOptions.Log),
        nameof(TrainingOptions.LogJsonLines),
        nameof(TrainingOptions.LogTensorBoard),
        nameof(TrainingOptions.BucketBatches),
        nameof(TrainingOptions.Prefetch),
        nameof(TrainingOptions.Progress),
    ];

    /// <summary>Refuses what would make the place in the run meaningless, tells of what makes it another run, and restores the thread count.</summary>
    /// <returns>Where to go on.</returns>
    public static LoopState Verify(string path, RunState state, TrainingOptions options, RunData data, Action<string> warn)
    {
        var differences = OptionsSource.Compare(state.Options, options);
        foreach (var (option, before, now) in differences.Where(difference => Fixed.Contains(difference.Option)))
            throw Other(path, option, before, now);
        if (state.IsBucketed != data.IsBucketed)
            throw Other(path, "ExampleLength", Set(state.IsBucketed), Set(data.IsBucketed));
        if (data.IsBucketed && differences.FirstOrDefault(difference => difference.Option == nameof(options.BucketBatches)) is { Option: not null } buckets)
            throw Other(path, buckets.Option, buckets.Before, buckets.Now);

        var isOther = VerifyData(path, state, options, data, warn);
        Threads(path, state, options, warn);
        Warn(path, state.Options, options, differences, warn);

        // A place within an epoch of other examples would be one in another order.
        return isOther ? state.Loop with { Batch = 0, Position = 0, LossSum = 0, DenominatorSum = 0 } : state.Loop;
    }

    private static bool VerifyData(string path, RunState state, TrainingOptions options, RunData data, Action<string> warn)
    {
        var difference = state.Examples != data.Examples || state.ValidationExamples != data.ValidationExamples
            ? string.Create(CultureInfo.InvariantCulture, $"{path} was made with {state.Examples} training and {state.ValidationExamples} validation examples; there are {data.Examples} and {data.ValidationExamples} now.")
            : Differ(state.Hash, data.Hash) ? $"{path} was made with other training examples: as many, but of other values or in another order."
            : Differ(state.ValidationHash, data.ValidationHash) ? $"{path} was made with other validation examples: as many, but of other values or in another order."
            : null;
        if (difference is null)
            return false;

        if (!options.ResumeWithOtherData)
            throw new CheckpointException($"{difference} Pass the same examples in the same order; set {nameof(options.ResumeWithOtherData)} where others are meant; or start again in another folder.");

        warn($"{difference} Training goes on with those of now, from the start of the epoch.");
        return state.Examples != data.Examples || Differ(state.Hash, data.Hash);
    }

    private static void Warn(string path, TrainingOptions saved, TrainingOptions options, IReadOnlyList<(string Option, string Before, string Now)> differences, Action<string> warn)
    {
        var isLengthFree = !options.Schedule.NeedsLength;
        var changed = differences
            .Where(difference => !Fixed.Contains(difference.Option) && (!Free.Contains(difference.Option) || (!isLengthFree && difference.Option is nameof(saved.Epochs) or nameof(saved.MaxSteps))))
            .Select(difference => $"{difference.Option} {difference.Before}, not {difference.Now}")
            .ToArray();
        if (changed.Length > 0)
            warn($"{path} was made with {string.Join("; ", changed)}: the outcome is not that of an uninterrupted run.");
    }

    private static CheckpointException Other(string path, string option, string before, string now) =>
        new($"{path} was made with {option} {before}, not {now}: its place in the run would mean nothing. Set {option} to {before}, or start again in another folder.");

    private static bool Differ(string? before, string? now) => before is not null && now is not null && before != now;

    private static string Set(bool isSet) => isSet ? "set" : "null";

    private static void Threads(string path, RunState state, TrainingOptions options, Action<string> warn)
    {
        if (torch.get_num_threads() == state.Threads)
            return;

        if (options.Threads is null)
            torch.set_num_threads(state.Threads);
        else
            warn(string.Create(CultureInfo.InvariantCulture, $"{path} was made with {state.Threads} threads, not {options.Threads}: results differ in their last bits from an uninterrupted run."));
    }
}
