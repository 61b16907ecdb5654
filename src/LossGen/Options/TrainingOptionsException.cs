namespace LossGen;

/// <summary>A training option has a value that it cannot have, or one that the task has no use for. Thrown when a trainer is built, so before any work is done.</summary>
public sealed class TrainingOptionsException : ArgumentException
{
    /// <summary>An unspecified option is wrong.</summary>
    public TrainingOptionsException()
        : base("A training option has a value that it cannot have.")
    {
    }

    /// <summary>An option is wrong.</summary>
    /// <param name="message">Which one, its value, and what is expected.</param>
    public TrainingOptionsException(string message)
        : base(message)
    {
    }

    /// <summary>An option is wrong.</summary>
    /// <param name="message">Which one, its value, and what is expected.</param>
    /// <param name="innerException">What brought it to light.</param>
    public TrainingOptionsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private TrainingOptionsException(string option, string message)
        : base(message) => Option = option;

    /// <summary>The name of the option, as in <see cref="TrainingOptions"/>; empty where it is not known.</summary>
    public string Option { get; } = "";

    internal static TrainingOptionsException Of(string option, object? value, string expected) =>
        new(option, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TrainingOptions.{option} is {value ?? "null"}: expected {expected}"));
}
