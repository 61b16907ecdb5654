namespace LossGen;

/// <summary>Training cannot go on: the model returned something that the loss cannot take, or the loss is no number any more.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>Training cannot go on for an unspecified reason.</summary>
    public TrainingException()
        : base("Training cannot go on.")
    {
    }

    /// <summary>Training cannot go on.</summary>
    /// <param name="message">Why, and what to do.</param>
    public TrainingException(string message)
        : base(message)
    {
    }

    /// <summary>Training cannot go on.</summary>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What brought it to light.</param>
    public TrainingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
