using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class QuantileMeterTests
{
    private const double Tolerance = 1e-6;

    private static readonly double[] Levels = [0.1, 0.9];

    /// <summary>The examples of scikit-learn's mean_pinball_loss.</summary>
    [Theory]
    [InlineData(0.1, new[] { 0f, 2, 3 }, 0.1 / 3)]
    [InlineData(0.1, new[] { 1f, 2, 4 }, 0.9 / 3)]
    [InlineData(0.9, new[] { 0f, 2, 3 }, 0.9 / 3)]
    [InlineData(0.9, new[] { 1f, 2, 4 }, 0.1 / 3)]
    public void Pinball_is_that_of_the_reference(double level, float[] predictions, double expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, Of([level], tensor(predictions).view(3, 1)).Pinball, Tolerance);
    }

    [Fact]
    public void Coverage_counts_targets_at_or_below_each_quantile()
    {
        using var scope = NewDisposeScope();
        var metrics = Of(Levels, tensor(new[] { 0f, 1, 2, 2, 3, 4 }).view(3, 2));
        Assert.Equal(((0.1 / 3) + (0.1 / 3)) / 2, metrics.Pinball, Tolerance);
        Assert.Equal([2.0 / 3, 1], metrics.Coverage);
        Assert.Equal(((2.0 / 3) - 0.1 + (1 - 0.9)) / 2, metrics.CalibrationError, Tolerance);
        Assert.Equal((1 + 0 + 1) / 3.0, metrics.IntervalWidth, Tolerance);
        Assert.Equal(0.5, metrics.Loss, Tolerance);
    }

    [Fact]
    public void Crossed_quantiles_are_measured_in_the_order_in_which_they_are_predicted()
    {
        using var scope = NewDisposeScope();
        var (straight, crossed) = (Of(Levels, tensor(new[] { 0f, 1, 2, 2, 3, 4 }).view(3, 2)), Of(Levels, tensor(new[] { 1f, 0, 2, 2, 4, 3 }).view(3, 2)));
        Assert.Equal(straight.Pinball, crossed.Pinball);
        Assert.Equal(straight.Coverage, crossed.Coverage);
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new QuantileMeter(Levels).Result);

    /// <summary>Against targets 1 2 3, with a loss of 1.5 over the three.</summary>
    private static QuantileMetrics Of(double[] levels, Tensor predictions)
    {
        var meter = new QuantileMeter(levels);
        meter.Add(predictions[..1], tensor(new[] { 1f }), tensor(0.5f), 1);
        meter.Add(predictions[1..], tensor(new[] { 2f, 3f }), tensor(1f), 2);
        return meter.Result();
    }
}
