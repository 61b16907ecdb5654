using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class ChoiceMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var meter = new ChoiceMeter();

        // Of three the first leads and is right; of two the right one is second; of two equals the first is taken.
        meter.Add(tensor(new[] { 3f, 1, 2, 1, 0, -1e30f, 1, 1, -1e30f }, [3, 3]), tensor(new long[] { 0, 1, 1 }), tensor(6f), 3);
        var metrics = meter.Result();

        Assert.Equal(1.0 / 3, metrics.Accuracy, 1e-9);
        Assert.Equal((1 + 0.5 + 0.5) / 3, metrics.MeanReciprocalRank, 1e-9);
        Assert.Equal(((1.0 / 3) + 0.5 + 0.5) / 3, metrics.GuessAccuracy, 1e-9);
        Assert.Equal(2, metrics.Loss);
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new ChoiceMeter().Result);
}
