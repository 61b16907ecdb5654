namespace LossGen;

/// <summary>What happens when a loss or a gradient is NaN or infinite.</summary>
public enum NotFiniteAction
{
    /// <summary>Training stops with an exception; the weights are those of the step before.</summary>
    Stop,

    /// <summary>The batch (or, for a gradient, the step) is left out and counted in the report.</summary>
    Skip,

    /// <summary>It is counted in the report, and the step is made all the same.</summary>
    Report,
}
