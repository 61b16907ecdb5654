using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class OpenSetMeterTests
{
    [Fact]
    public void Equals_what_is_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        var meter = new OpenSetMeter(new DecisionThresholds(1, areScores: false));

        // The probabilities of the first class: right and taken, right but not sure enough, wrong, unknown and taken, unknown and left.
        meter.Add(Logits(0.9, 0.45, 0.8), tensor(new long[] { 0, 0, 1 }), tensor(4f), 2);
        meter.Add(Logits(0.85, 0.4), tensor(new long[] { -1, -1 }), tensor(8f), 2);
        var metrics = meter.Result();

        Assert.Equal((5, 2), (metrics.Examples, metrics.Unknown));
        Assert.Equal(3, metrics.Loss);
        Assert.Equal(2.0 / 5, metrics.Accuracy, 1e-9); // 0.9 taken, 0.4 left
        Assert.Equal(2.0 / 3, metrics.KnownAccuracy, 1e-9);
        Assert.Equal(4.0 / 6, metrics.RocAuc, 1e-9); // 0.9 leads both, 0.8 and 0.45 one each
        Assert.Equal(1.0 / 2, metrics.UnknownRecall, 1e-9);
    }

    [Fact]
    public void What_there_is_none_of_is_not_a_number()
    {
        using var scope = NewDisposeScope();
        var meter = new OpenSetMeter(new DecisionThresholds(1, areScores: false));
        meter.Add(Logits(0.9), tensor(new long[] { 0 }), tensor(4f), 1);
        Assert.True(double.IsNaN(meter.Result().UnknownRecall));
        Assert.True(double.IsNaN(meter.Result().RocAuc));
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new OpenSetMeter(new DecisionThresholds(1, areScores: false)).Result);

    /// <summary>Logits of three classes: the first of the given probability, and the others alike.</summary>
    private static Tensor Logits(params double[] first) => tensor(
        first.SelectMany(share => (float[])[(float)Math.Log(share), (float)Math.Log((1 - share) / 2), (float)Math.Log((1 - share) / 2)]).ToArray(), [first.Length, 3]);
}
