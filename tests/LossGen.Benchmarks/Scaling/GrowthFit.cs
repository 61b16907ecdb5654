namespace LossGen.Benchmarks.Scaling;

/// <summary>How a cost grows with a size.</summary>
internal static class GrowthFit
{
    /// <summary>The exponent e of cost = c * size ^ e, by least squares of the logarithms, over the upper points: below, what every step costs hides the growth.</summary>
    public static double Exponent(IReadOnlyList<(double Size, double Cost)> points, int upper = 3)
    {
        var logarithms = points.OrderBy(point => point.Size).TakeLast(upper).Select(point => (X: Math.Log(point.Size), Y: Math.Log(point.Cost))).ToArray();
        var (x, y) = (logarithms.Average(point => point.X), logarithms.Average(point => point.Y));
        return logarithms.Sum(point => (point.X - x) * (point.Y - y)) / logarithms.Sum(point => (point.X - x) * (point.X - x));
    }
}
