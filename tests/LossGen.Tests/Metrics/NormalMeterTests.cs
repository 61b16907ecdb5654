using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class NormalMeterTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Likelihood_coverage_and_errors_of_the_mean()
    {
        using var scope = NewDisposeScope();
        var meter = new NormalMeter();

        // Mean and log-variance: (1, log 1), (0, log 4), (3, log 0.25); targets 1, 4, 3.5.
        meter.Add(tensor(new[] { 1f, 0 }).view(1, 2), tensor(new[] { 1f }), tensor(1f), 1);
        meter.Add(tensor(new[] { 0f, MathF.Log(4), 3, MathF.Log(0.25f) }).view(2, 2), tensor(new[] { 4f, 3.5f }), tensor(5f), 2);
        var metrics = meter.Result();

        // log variance + error squared over variance, each halved: 0 + 0, log 4 + 16 / 4, -log 4 + 0.25 / 0.25.
        Assert.Equal((Math.Log(2 * Math.PI) / 2) + ((4 + 1) / 2.0 / 3), metrics.NegativeLogLikelihood, Tolerance);

        // An error of 4 is outside of 1.96 deviations of 2; 0 and 0.5 are within.
        Assert.Equal(2.0 / 3, metrics.Coverage95, Tolerance);
        Assert.Equal(Math.Sqrt((0 + 16 + 0.25) / 3), metrics.RootMeanSquaredError, Tolerance);

        // Targets around their mean, 17/6: (-11/6)^2 + (7/6)^2 + (4/6)^2 = 186/36.
        Assert.Equal(1 - (16.25 / (186.0 / 36)), metrics.R2, Tolerance);
        Assert.Equal(2, metrics.Loss, Tolerance);
        Assert.Equal(3, metrics.Examples);
    }

    [Theory]
    [InlineData(1.95f, 1)]
    [InlineData(-1.95f, 1)]
    [InlineData(1.97f, 0)]
    public void Within_1_96_deviations_is_covered(float target, double covered)
    {
        using var scope = NewDisposeScope();
        var meter = new NormalMeter();
        meter.Add(zeros(1, 2), tensor(new[] { target }), tensor(0f), 1);
        Assert.Equal(covered, meter.Result().Coverage95);
        Assert.True(double.IsNaN(meter.Result().R2));
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new NormalMeter().Result);
}
