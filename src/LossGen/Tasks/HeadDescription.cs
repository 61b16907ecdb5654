namespace LossGen;

/// <summary>What one head of a model with several learns, in words: written by the generator.</summary>
public sealed class HeadDescription
{
    /// <summary>Describes a head.</summary>
    /// <param name="name">The name of the head: the label's.</param>
    /// <param name="task">What it learns.</param>
    /// <param name="weight">What its mean loss counts.</param>
    /// <param name="metrics">The names of the metrics by which it can be monitored.</param>
    /// <param name="areScores">Whether its output is a score, decided at 0, rather than a logit.</param>
    public HeadDescription(string name, TaskDescription task, double weight, IReadOnlyList<string> metrics, bool areScores = false)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Name = name;
        Task = task;
        Weight = weight;
        Metrics = [.. metrics];
        AreScores = areScores;
    }

    /// <summary>The name of the head: the label's.</summary>
    public string Name { get; }

    /// <summary>What it learns.</summary>
    public TaskDescription Task { get; }

    /// <summary>What its mean loss counts.</summary>
    public double Weight { get; }

    /// <summary>The names of the metrics by which it can be monitored, without the head's.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>Whether its output is a score, decided at 0, rather than a logit.</summary>
    internal bool AreScores { get; }
}
