namespace LossGen;

/// <summary>Whether every prediction that counts is a number. Where one is not, what is measured of the predictions is none either: it would count as some class, and nobody would see.</summary>
internal sealed class PredictionCheck
{
    /// <summary>What metrics are multiplied by: 1, or NaN where a prediction is none.</summary>
    public double Factor { get; private set; } = 1;

    /// <summary>Takes in a choice: negative where there is none.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Admit(int choice) => Admit(choice >= 0);

    /// <summary>Takes in a score.</summary>
    /// <returns>Whether it is a number. Infinity is one: the logit of a probability of 1.</returns>
    public bool Admit(float score) => Admit(!float.IsNaN(score));

    /// <summary>Takes in scores, of which some may be out of the question, minus infinity.</summary>
    /// <returns>Whether all are numbers.</returns>
    public bool Admit(ReadOnlySpan<float> scores) => Admit(!Ranking.HasNaN(scores));

    private bool Admit(bool isNumber)
    {
        if (!isNumber)
            Factor = double.NaN;

        return isNumber;
    }
}
