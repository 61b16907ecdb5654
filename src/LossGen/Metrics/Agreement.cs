namespace LossGen;

/// <summary>Measures of how two columns of numbers agree, in double precision.</summary>
internal static class Agreement
{
    public static double AbsoluteError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        var sum = 0.0;
        for (var index = 0; index < targets.Length; index++)
            sum += Math.Abs((double)predictions[index] - targets[index]);

        return sum / targets.Length;
    }

    public static double SquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        var sum = 0.0;
        for (var index = 0; index < targets.Length; index++)
        {
            var error = (double)predictions[index] - targets[index];
            sum += error * error;
        }

        return sum / targets.Length;
    }

    /// <summary>The mean of the absolute and of the squared error as shares of the target; NaN where a target is 0, of which there is no share.</summary>
    public static (double Absolute, double Squared) ErrorShares(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        var (absolute, squared) = (0.0, 0.0);
        for (var index = 0; index < targets.Length; index++)
        {
            var share = targets[index] == 0 ? double.NaN : ((double)predictions[index] - targets[index]) / targets[index];
            absolute += Math.Abs(share);
            squared += share * share;
        }

        return (absolute / targets.Length, squared / targets.Length);
    }

    /// <summary>The mean squared distance from the mean; NaN instead of 0, so that what is divided by it is undefined rather than infinite.</summary>
    public static double Variance(ReadOnlySpan<float> values)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value;

        mean /= values.Length;
        var sum = 0.0;
        foreach (var value in values)
            sum += (value - mean) * (value - mean);

        return sum > 0 ? sum / values.Length : double.NaN;
    }

    /// <summary>Pearson's correlation; NaN where either column is constant.</summary>
    public static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (firstMean, secondMean) = (Mean(first), Mean(second));
        var (product, firstSquare, secondSquare) = (0.0, 0.0, 0.0);
        for (var index = 0; index < first.Length; index++)
        {
            var (a, b) = (first[index] - firstMean, second[index] - secondMean);
            product += a * b;
            firstSquare += a * a;
            secondSquare += b * b;
        }

        return firstSquare > 0 && secondSquare > 0
            ? Math.Clamp(product / Math.Sqrt(firstSquare * secondSquare), -1.0, 1.0)
            : double.NaN;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;

        return sum / values.Length;
    }
}
