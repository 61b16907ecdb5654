using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class CountMeterTests
{
    private const double Tolerance = 1e-6;

    /// <summary>The example of scikit-learn's mean_poisson_deviance: counts 2 0 1 4, rates 0.5 0.5 2 2, deviance 1.4260.</summary>
    [Fact]
    public void Deviance_is_that_of_the_reference()
    {
        using var scope = NewDisposeScope();
        var meter = new CountMeter();
        meter.Add(tensor(new[] { 0.5f, 0.5f }).log(), tensor(new[] { 2f, 0f }), tensor(3f), 2);
        meter.Add(tensor(new[] { 2f, 2f }).log(), tensor(new[] { 1f, 4f }), tensor(5f), 2);
        var metrics = meter.Result();

        Assert.Equal(1.4260, metrics.Deviance, 1e-4);
        Assert.Equal(2 * (((2 * Math.Log(4)) - 1.5) + 0.5 + (Math.Log(0.5) + 1) + ((4 * Math.Log(2)) - 2)) / 4, metrics.Deviance, Tolerance);

        // The mean count is 7/4, from which the differences cancel.
        var constant = 2 * ((2 * Math.Log(8.0 / 7)) + Math.Log(4.0 / 7) + (4 * Math.Log(16.0 / 7))) / 4;
        Assert.Equal(1 - (metrics.Deviance / constant), metrics.ExplainedDeviance, Tolerance);
        Assert.Equal((1.5 + 0.5 + 1 + 2) / 4, metrics.MeanAbsoluteError, Tolerance);
        Assert.Equal(Math.Sqrt((2.25 + 0.25 + 1 + 4) / 4), metrics.RootMeanSquaredError, Tolerance);
        Assert.Equal(2, metrics.Loss, Tolerance);
        Assert.Equal(4, metrics.Examples);
        Assert.Equal([2f, 0f, 1f, 4f], metrics.Sample.Select(pair => pair.Target));
    }

    [Fact]
    public void The_mean_explains_nothing_and_the_counts_everything()
    {
        using var scope = NewDisposeScope();
        var counts = tensor(new[] { 1f, 3f });
        Assert.Equal(0, Of(tensor(new[] { 2f, 2f }), counts).ExplainedDeviance, Tolerance);
        Assert.Equal(1, Of(counts, counts).ExplainedDeviance, Tolerance);
        Assert.True(double.IsNaN(Of(counts, tensor(new[] { 2f, 2f })).ExplainedDeviance));
        Assert.Throws<DataException>(new CountMeter().Result);
    }

    private static CountMetrics Of(Tensor rates, Tensor counts)
    {
        var meter = new CountMeter();
        meter.Add(rates.log(), counts, tensor(0f), counts.shape[0]);
        return meter.Result();
    }
}
