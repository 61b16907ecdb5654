using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class TranscriptMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var meter = new TranscriptMeter(blank: 2);

        // 0 0 - 0 1 gives 0 0 1, which is right; 1 - - 1 - gives 1 1 for 1 0 0: one to change and one to add.
        meter.Add(Steps([[0, 0, 2, 0, 1], [1, 2, 2, 1, 2]]), tensor(new long[] { 0, 0, 1, 1, 0, 0 }), tensor(4f), 2);
        var metrics = meter.Result();

        Assert.Equal(2.0 / 6, metrics.LabelErrorRate, 1e-9);
        Assert.Equal(0.5, metrics.ExactMatch);
        Assert.Equal(2, metrics.Loss);
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new TranscriptMeter(blank: 2).Result);

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("intention", "execution", 5)]
    [InlineData("a", "banana", 5)]
    public void Errors_are_counted_as_Levenshtein_counts(string actual, string predicted, int distance)
    {
        using var scope = NewDisposeScope();
        var meter = new TranscriptMeter(blank: 26);
        int[] steps = [26, .. predicted.SelectMany(letter => (int[])[letter - 'a', 26])];
        meter.Add(Steps([steps], width: 27), tensor(actual.Select(letter => (long)(letter - 'a')).ToArray()), tensor(1f), 1);
        Assert.Equal((double)distance / actual.Length, meter.Result().LabelErrorRate, 1e-9);
    }

    private static Tensor Steps(int[][] best, int width = 3)
    {
        var logits = new float[best.Length * best[0].Length * width];
        for (var step = 0; step < best.Length * best[0].Length; step++)
            logits[(step * width) + best[step / best[0].Length][step % best[0].Length]] = 50;

        return tensor(logits, [best.Length, best[0].Length, width]);
    }
}
