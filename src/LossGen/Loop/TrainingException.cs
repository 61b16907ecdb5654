using TorchSharp;

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

    /// <summary>The model refused its inputs: a layer is made for another width, another number of dimensions, other indices or another dtype.</summary>
    /// <param name="cause">What TorchSharp said.</param>
    /// <param name="task">What the model learns.</param>
    /// <param name="inputs">The parameters of forward, with what they were given.</param>
    /// <returns>The exception.</returns>
    public static TrainingException OfModel(Exception cause, TaskDescription task, params ReadOnlySpan<(string Parameter, torch.Tensor Tensor)> inputs)
    {
        ArgumentNullException.ThrowIfNull(cause);
        ArgumentNullException.ThrowIfNull(task);
        var given = new List<string>(inputs.Length);
        foreach (var (parameter, tensor) in inputs)
            given.Add($"{parameter} is {tensor.dtype.ToString().ToLowerInvariant()} [{string.Join(", ", tensor.shape)}]");

        const int Most = 12;
        var features = string.Join(", ", task.Features.Take(Most)) + (task.Features.Count > Most ? $" and {task.Features.Count - Most} more" : "");
        var reason = cause.Message.Split('\n', 2)[0].Trim().TrimEnd('.');
        return new TrainingException($"A layer of {task.Model} cannot take its inputs: {string.Join(", ", given)}; the first size is that of the batch. They are made of {features}. TorchSharp says: {reason}. Make the layers of forward fit these shapes.", cause);
    }
}
