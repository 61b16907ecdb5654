namespace LossGen;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs or steps were done.</summary>
    Finished,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The monitored metric got no better: <see cref="TrainingOptions.Patience"/>.</summary>
    Patience,

    /// <summary>A callback asked for it.</summary>
    Requested,
}
