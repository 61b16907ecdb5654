namespace LossGen;

/// <summary>What reports and trainers need of the weights of a loss.</summary>
internal interface IWeightTable : IDisposable
{
    /// <summary>The weights in force, or null where every weight is 1.</summary>
    WeightSummary? Summary { get; }

    /// <summary>Whether the labels that come by are those of training examples, to be looked at.</summary>
    bool IsWatching { set; }

    /// <summary>What no model can learn from the labels that were seen, or counted for the weights; null where nothing is odd.</summary>
    string? Warning { get; }

    /// <summary>Goes back to weights that were in force before.</summary>
    /// <param name="summary">What <see cref="Summary"/> was.</param>
    void Restore(WeightSummary? summary);
}
