using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>Whether a run can go on from a checkpoint.</summary>
internal static class ResumeCheck
{
    /// <summary>Refuses what would make the place in the run meaningless, and restores the thread count.</summary>
    public static void Verify(string path, RunState state, TrainingOptions options, RunData data, Action<string> warn)
    {
        var saved = state.Options;
        Same(nameof(options.Seed), saved.Seed, options.Seed);
        Same(nameof(options.Shuffle), saved.Shuffle, options.Shuffle);
        Same(nameof(options.BatchSize), saved.BatchSize, options.BatchSize);
        Same(nameof(options.GradientAccumulation), saved.GradientAccumulation, options.GradientAccumulation);
        Same(nameof(options.Optimizer), saved.Optimizer, options.Optimizer);
        Same(nameof(options.ValidationSplit), saved.ValidationSplit, options.ValidationSplit);
        Same(nameof(options.ShuffleBuffer), saved.ShuffleBuffer, options.ShuffleBuffer);
        Same("ExampleLength", Set(state.IsBucketed), Set(data.IsBucketed));
        if (data.IsBucketed)
            Same(nameof(options.BucketBatches), saved.BucketBatches, options.BucketBatches);
        if (state.Examples != data.Examples || state.ValidationExamples != data.ValidationExamples)
            throw new CheckpointException(string.Create(CultureInfo.InvariantCulture, $"{path} was made with {state.Examples} training and {state.ValidationExamples} validation examples; there are {data.Examples} and {data.ValidationExamples} now. Pass the same examples in the same order, or start anew in another folder."));

        Threads(path, state, options, warn);
        if (options.Schedule != saved.Schedule || options.LearningRate != saved.LearningRate || (options.Schedule.NeedsLength && (options.Epochs, options.MaxSteps) != (saved.Epochs, saved.MaxSteps)))
            warn($"The learning rates differ from those that {path} was made with, so the outcome is not that of an uninterrupted run.");

        void Same<T>(string option, T before, T now)
        {
            if (!EqualityComparer<T>.Default.Equals(before, now))
                throw new CheckpointException(string.Create(CultureInfo.InvariantCulture, $"{path} was made with {option} {before}, not {now}: its place in the run would mean nothing. Set {option} to {before}, or start anew in another folder."));
        }
    }

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
