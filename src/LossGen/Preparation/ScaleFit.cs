using System.Globalization;

namespace LossGen;

/// <summary>What a scaling subtracts and divides by.</summary>
/// <param name="Center">What is subtracted: mean, least or median.</param>
/// <param name="Spread">What is divided by, never 0: standard deviation, range, or range between the quartiles.</param>
internal readonly record struct ScaleFit(double Center, double Spread)
{
    /// <summary>Leaves numbers as they are.</summary>
    public static ScaleFit Identity => new(0, 1);

    /// <summary>What follows from the training examples. A spread of 0 becomes 1: a constant is then 0, and nothing is divided by 0.</summary>
    public static ScaleFit Of(NumberScaling scaling, NumberStatistics statistics)
    {
        var (center, spread) = scaling switch
        {
            NumberScaling.Standardize => (statistics.Mean, statistics.Deviation),
            NumberScaling.MinMax => (statistics.Least, statistics.Greatest - statistics.Least),
            NumberScaling.Robust => (statistics.Median, statistics.Quantile(0.75) - statistics.Quantile(0.25)),
            _ => (0, 1),
        };
        return new ScaleFit(center, spread > 0 ? spread : 1);
    }

    /// <summary>In words, with the terms of the scaling.</summary>
    public string InWords(NumberScaling scaling) => scaling switch
    {
        NumberScaling.Standardize => string.Create(CultureInfo.InvariantCulture, $"mean {Center:G5}, standard deviation {Spread:G5}"),
        NumberScaling.MinMax => string.Create(CultureInfo.InvariantCulture, $"from {Center:G5} to {Center + Spread:G5}"),
        NumberScaling.Robust => string.Create(CultureInfo.InvariantCulture, $"median {Center:G5}, between the quartiles {Spread:G5}"),
        _ => "",
    };
}
