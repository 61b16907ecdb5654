using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class RetrievalMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var meter = new RetrievalMeter();

        // Directions of 0 and 10 degrees are of one class, 90 and 25 of the other; the nearest of the last are the two of the wrong one.
        double[] degrees = [0, 10, 90, 25];
        float[] directions = [.. degrees.SelectMany(angle => (double[])[Math.Cos(angle * Math.PI / 180), Math.Sin(angle * Math.PI / 180)]).Select(value => (float)value)];
        meter.Add(tensor(directions, [4, 2]).mul(3f), tensor(new long[] { 0, 0, 1, 1 }), tensor(2f), 4);
        var metrics = meter.Result();

        Assert.Equal(3.0 / 4, metrics.RecallAt1, 1e-9);
        Assert.Equal(1, metrics.RecallAt5);
        Assert.Equal((1 + 1 + 1 + (1.0 / 3)) / 4, metrics.MeanReciprocalRank, 1e-9);
        Assert.Equal(0.5, metrics.Loss);
    }
}
