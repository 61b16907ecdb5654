namespace LossGen;

/// <summary>The shape of a loss over steps whose learning rates rise by the same factor.</summary>
internal static class LossCurve
{
    /// <summary>Standard deviations of the noise that a loss must fall by to count as falling.</summary>
    private const double Significance = 2;

    /// <summary>The standard deviation of a normal distribution whose median distance from its mean is 1.</summary>
    private const double NormalDeviation = 1.4826;

    /// <summary>
    /// The losses, cut off where they leave what was before they were least by as much again: one that explodes would bend the average around it, and flatten a plot.
    /// </summary>
    public static double[] Bounded(IReadOnlyList<double> losses)
    {
        if (losses.Count == 0)
            return [];

        var least = losses.Index().MinBy(entry => entry.Item).Index;
        var greatest = losses.Take(least + 1).Max();
        var bound = greatest + (greatest - losses[least]);
        return [.. losses.Select(loss => Math.Min(loss, bound))];
    }

    /// <summary>The losses, each averaged with its neighbours on both sides, so that the curve does not lag: by a normal kernel of a fortieth of the curve.</summary>
    public static double[] Smooth(IReadOnlyList<double> losses)
    {
        var width = Math.Max(1, losses.Count / 40.0);
        var smooth = new double[losses.Count];
        for (var place = 0; place < smooth.Length; place++)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var other = 0; other < smooth.Length; other++)
            {
                var weight = Math.Exp(-0.5 * Math.Pow((other - place) / width, 2));
                sum += weight * losses[other];
                weights += weight;
            }

            smooth[place] = sum / weights;
        }

        return smooth;
    }

    /// <summary>Where the smooth loss falls most steeply.</summary>
    /// <returns>The place; null where it does not fall beyond its noise.</returns>
    public static int? Steepest(IReadOnlyList<double> losses, double[] smooth)
    {
        // Not at the ends, where the average is of one side only.
        int? steepest = null;
        for (var place = 1; place < smooth.Length - 1; place++)
        {
            if (steepest is not { } best || Slope(smooth, place) < Slope(smooth, best))
                steepest = place;
        }

        if (steepest is not { } found)
            return null;

        double[] residuals = [.. losses.Zip(smooth, (loss, mean) => Math.Abs(loss - mean)).Order()];
        var noise = NormalDeviation * residuals[residuals.Length / 2];
        var fall = smooth[..(found + 1)].Max() - smooth[found..].Min();
        return fall > Significance * noise ? found : null;
    }

    private static double Slope(double[] smooth, int place) => smooth[place + 1] - smooth[place - 1];
}
