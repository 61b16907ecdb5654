namespace LossGen;

/// <summary>How long a run is going to be.</summary>
internal static class RunLength
{
    /// <summary>The steps of the whole run; null where only the end of a stream tells.</summary>
    public static long? Steps(TrainingOptions options, int? examples)
    {
        if (options.MaxSteps is not null)
            return options.MaxSteps;
        if (examples is not { } count)
            return null;

        var batches = (count + options.BatchSize - 1) / options.BatchSize;
        return (long)options.Epochs * ((batches + options.GradientAccumulation - 1) / options.GradientAccumulation);
    }
}
