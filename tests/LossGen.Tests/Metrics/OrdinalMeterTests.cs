using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class OrdinalMeterTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Misses_are_counted_in_ranks()
    {
        using var scope = NewDisposeScope();
        var meter = new OrdinalMeter(["low", "middle", "high"]);

        // Actual 0 1 2 2, predicted 0 2 2 0.
        meter.Add(tensor(new[] { -5f, -5, 5, 5 }).view(2, 2), tensor(new long[] { 0, 1 }), tensor(1f), 2);
        meter.Add(tensor(new[] { 5f, 5, -5, 5 }).view(2, 2), tensor(new long[] { 2, 2 }), tensor(2f), 2);
        var metrics = meter.Result();

        Assert.Equal((0 + 1 + 0 + 2) / 4.0, metrics.MeanAbsoluteError, Tolerance);
        Assert.Equal(2 / 4.0, metrics.Accuracy, Tolerance);
        Assert.Equal(3 / 4.0, metrics.WithinOne, Tolerance);

        // Squared misses: 1 + 4 observed. By chance, with 1 1 2 of the actual ranks and 2 0 2 of the predicted ones: (1 * 2 * 4 + 1 * (2 + 2) + 2 * 2 * 4) / 4 = 7.
        Assert.Equal(1 - (5.0 / 7), metrics.QuadraticKappa, Tolerance);
        Assert.Equal(0.75, metrics.Loss, Tolerance);
        Assert.Equal(1, metrics.Confusion[actual: 1, predicted: 2]);
    }

    /// <summary>As CORN decodes: the answers are conditional, so that 0.8 and then 0.6 of these are 0.48, below one half.</summary>
    [Fact]
    public void Ranks_are_reached_by_all_steps_below()
    {
        using var scope = NewDisposeScope();
        var meter = new OrdinalMeter(["low", "middle", "high"]);
        meter.Add(tensor(new[] { 0.8f, 0.6f }).logit().view(1, 2), tensor(new long[] { 1 }), tensor(0f), 1);
        Assert.Equal(1, meter.Result().Accuracy);
    }

    [Fact]
    public void Kappa_is_perfect_chance_or_undefined()
    {
        Assert.Equal(1, Kappa([0, 1], [0, 1]), Tolerance);
        Assert.Equal(0, Kappa([1, 1], [0, 1]), Tolerance);
        Assert.Equal(-1, Kappa([1, 0], [0, 1]), Tolerance);
        Assert.True(double.IsNaN(Kappa([1, 1], [1, 1])));
        Assert.Throws<DataException>(new OrdinalMeter(["low", "high"]).Result);
    }

    private static double Kappa(int[] predicted, long[] actual)
    {
        using var scope = NewDisposeScope();
        var meter = new OrdinalMeter(["low", "high"]);
        meter.Add(tensor(Array.ConvertAll(predicted, rank => rank == 1 ? 5f : -5f)).view(-1, 1), tensor(actual), tensor(0f), actual.Length);
        return meter.Result().QuadraticKappa;
    }
}
