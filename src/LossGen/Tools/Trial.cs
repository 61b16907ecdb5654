namespace LossGen;

/// <summary>A call of <c>Fit</c> that only finds something out: under other options, told to nobody but the one who asked.</summary>
/// <param name="Options">How to train.</param>
/// <param name="Callback">Told what happens.</param>
internal sealed record Trial(TrainingOptions Options, ITrainingCallback Callback)
{
    /// <summary>The options of a run that writes and shows nothing, stops for nothing, and makes as many steps as it is told to.</summary>
    /// <param name="options">The trainer's own: batch size, optimizer, clipping and all that changes a step stay.</param>
    /// <param name="steps">The number of steps.</param>
    public static TrainingOptions Quiet(TrainingOptions options, long steps) => options with
    {
        MaxSteps = steps,
        Schedule = new LearningRateSchedule(),
        ValidationSplit = 0,
        Evaluate = Every.Never,
        Monitor = null,
        Patience = null,
        KeepBest = false,
        Averaging = new WeightAveraging(),
        OutputDirectory = null,
        Save = Every.Never,
        Resume = false,
        Log = Every.Steps(1),
        LogTensorBoard = false,
        Progress = ProgressDisplay.None,
    };
}
