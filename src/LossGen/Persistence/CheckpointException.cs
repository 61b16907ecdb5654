namespace LossGen;

/// <summary>Saved weights cannot be loaded: the file is damaged, or they belong to another task or model. The model is left as it was.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Saved weights cannot be loaded for an unspecified reason.</summary>
    public CheckpointException()
        : base("The weights cannot be loaded.")
    {
    }

    /// <summary>Saved weights cannot be loaded.</summary>
    /// <param name="message">Why, and what to do.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Saved weights cannot be loaded.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What brought it to light.</param>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static CheckpointException Damaged(string path, string why, Exception? cause = null)
    {
        var message = $"{path} is damaged: {why}. Use another copy of it, or train anew.";
        return cause is null ? new CheckpointException(message) : new CheckpointException(message, cause);
    }
}
