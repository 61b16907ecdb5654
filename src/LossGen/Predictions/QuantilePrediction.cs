namespace LossGen;

/// <summary>The quantiles of a quantity: how much it will be, and how sure that is.</summary>
/// <param name="Levels">The quantiles asked for, between 0 and 1, ascending.</param>
/// <param name="Values">The value of each, in the unit of the label, ascending.</param>
public sealed record QuantilePrediction(IReadOnlyList<double> Levels, IReadOnlyList<float> Values)
{
    /// <summary>The value of the quantile nearest to one half.</summary>
    public float Median
    {
        get
        {
            var nearest = 0;
            for (var index = 1; index < Levels.Count; index++)
            {
                if (Math.Abs(Levels[index] - 0.5) < Math.Abs(Levels[nearest] - 0.5))
                    nearest = index;
            }

            return Values[nearest];
        }
    }
}
