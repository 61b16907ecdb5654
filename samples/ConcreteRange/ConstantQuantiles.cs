namespace ConcreteRange;

/// <summary>The baseline: every mix gets the quantiles of the training strengths. No constants have a lower pinball loss there.</summary>
internal sealed class ConstantQuantiles
{
    private readonly (double Level, double Value)[] _quantiles;

    public ConstantQuantiles(IReadOnlyList<Mix> train, IEnumerable<double> levels)
    {
        var strengths = train.Select(mix => (double)mix.Strength).Order().ToArray();
        _quantiles = [.. levels.Select(level => (level, strengths[(int)Math.Ceiling(level * strengths.Length) - 1]))];
    }

    /// <summary>The mean pinball loss over mixes and quantiles, as the trainer measures its own.</summary>
    public double Pinball(IReadOnlyList<Mix> mixes) =>
        mixes.Average(mix => _quantiles.Average(quantile => Math.Max(quantile.Level * (mix.Strength - quantile.Value), (quantile.Level - 1) * (mix.Strength - quantile.Value))));
}
