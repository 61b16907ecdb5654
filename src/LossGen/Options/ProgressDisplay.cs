namespace LossGen;

/// <summary>What <c>Fit</c> shows on the console while it runs.</summary>
public enum ProgressDisplay
{
    /// <summary><see cref="Bar"/> on an interactive terminal, <see cref="Lines"/> where the output is redirected.</summary>
    Auto,

    /// <summary>One line that moves: epoch, loss, metric, examples per second, time left.</summary>
    Bar,

    /// <summary>At most about twenty plain lines over the whole run, each for a finished epoch.</summary>
    Lines,

    /// <summary>Nothing.</summary>
    None,
}
