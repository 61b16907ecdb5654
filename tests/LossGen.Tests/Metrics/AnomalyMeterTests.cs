using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class AnomalyMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var thresholds = new DecisionThresholds(1, areScores: true);
        thresholds.Set(2.5);
        var meter = new AnomalyMeter(thresholds);

        // Anomalies score 5, 3 and 1, normal ones 4 and 2; of the one that scores 9 nothing is known.
        meter.Add(tensor(new[] { 5f, 4, 3 }), tensor(new[] { 1f, -1, 1 }), tensor(4f), 1);
        meter.Add(tensor(new[] { 9f, 2, 1 }), tensor(new[] { 0f, -1, 1 }), tensor(8f), 2);
        var metrics = meter.Result();

        Assert.Equal((6, 3), (metrics.Examples, metrics.Anomalies));
        Assert.Equal(4, metrics.Loss);
        Assert.Equal(3.0 / 6, metrics.RocAuc, 1e-9); // 5 leads both, 3 one, 1 none
        Assert.Equal((1 + (2.0 / 3) + (3.0 / 5)) / 3, metrics.AveragePrecision, 1e-9);
        Assert.Equal(2.0 / 3, metrics.Precision, 1e-9);
        Assert.Equal(2.0 / 3, metrics.Recall, 1e-9);
        Assert.Equal(1.0 / 2, metrics.FalseAlarmRate, 1e-9);
    }

    [Fact]
    public void Says_nothing_of_a_threshold_that_was_never_set()
    {
        using var scope = NewDisposeScope();
        var meter = new AnomalyMeter(new DecisionThresholds(1, areScores: true));
        meter.Add(tensor(new[] { 5f, 4 }), tensor(new[] { 1f, -1 }), tensor(4f), 1);
        var metrics = meter.Result();
        Assert.Equal(1, metrics.RocAuc);
        Assert.All((double[])[metrics.Precision, metrics.Recall, metrics.FalseAlarmRate], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new AnomalyMeter(new DecisionThresholds(1, areScores: true)).Result);

    [Theory]
    [InlineData(0.0, 4.0)]
    [InlineData(0.2, 4.0)]
    [InlineData(0.25, 3.0)]
    [InlineData(0.6, 2.0)]
    [InlineData(0.99, 1.0)]
    public void The_threshold_has_no_more_than_the_share_above_it(double rate, double expected)
    {
        using var scope = NewDisposeScope();
        var scores = new AnomalyScores();
        scores.Add(tensor(new[] { 3f, 100, 1 }), tensor(new[] { -1f, 1, 0 }));
        scores.Add(tensor(new[] { 4f, 2 }), tensor(new[] { 0f, -1 }));
        Assert.Equal(expected, scores.Threshold(rate));
    }
}
