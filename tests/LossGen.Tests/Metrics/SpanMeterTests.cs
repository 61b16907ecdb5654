using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class SpanMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var meter = new SpanMeter();

        // Foreseen 1 to 2 for 1 to 3: two tokens in common, of two and of three. Then 0 to 0, which is right.
        meter.Add(Ends([(1, 2), (0, 0)]), tensor(new long[] { 1, 3, 0, 0 }, [2, 2]), tensor(3f), 2);
        var metrics = meter.Result();

        Assert.Equal((0.8 + 1) / 2, metrics.TokenF1, 1e-9);
        Assert.Equal(0.5, metrics.ExactMatch);
        Assert.Equal(1, metrics.StartAccuracy);
        Assert.Equal(0.5, metrics.EndAccuracy);
        Assert.Equal(1.5, metrics.Loss);
    }

    private static Tensor Ends((int First, int Last)[] spans)
    {
        var logits = new float[spans.Length * 4 * 2];
        for (var row = 0; row < spans.Length; row++)
        {
            logits[(((row * 4) + spans[row].First) * 2) + 0] = 9;
            logits[(((row * 4) + spans[row].Last) * 2) + 1] = 9;
        }

        return tensor(logits, [spans.Length, 4, 2]);
    }
}
