using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class RankingMeterTests
{
    private const double Tolerance = 1e-6;

    /// <summary>Grades 3 2 3 0 1 2 in this order: DCG 7 + 3/log2(3) + 7/2 + 0 + 1/log2(6) + 3/log2(7), against 7 + 7/log2(3) + 3/2 + 3/log2(5) + 1/log2(6).</summary>
    [Fact]
    public void Equals_a_worked_example()
    {
        using var scope = NewDisposeScope();
        var meter = new RankingMeter();
        meter.Add(tensor(new[] { 9f, 8, 7, 6, 5, 4 }).reshape(1, 6), tensor(new[] { 3f, 2, 3, 0, 1, 2 }).reshape(1, 6), tensor(2f), 1);
        var metrics = meter.Result();
        Assert.Equal(13.848263 / 14.595391, metrics.Ndcg, Tolerance);
        Assert.Equal(12.779642 / 14.595391, metrics.NdcgAt5, Tolerance);
        Assert.Equal(metrics.Ndcg, metrics.NdcgAt10, Tolerance);
        Assert.Equal(1, metrics.MeanReciprocalRank, Tolerance);
        Assert.Equal(2, metrics.Loss, Tolerance);
    }

    /// <summary>Scores 2 1 1 of gains 0 7 1: the two of one score come in both orders, and NDCG is the mean of both.</summary>
    [Fact]
    public void Equal_scores_have_the_mean_over_their_orders()
    {
        using var scope = NewDisposeScope();
        var meter = new RankingMeter();
        meter.Add(tensor(new[] { 2f, 1, 1, float.MinValue }).reshape(1, 4), tensor(new[] { 0f, 3, 1, float.NegativeInfinity }).reshape(1, 4), tensor(0f), 1);
        var (second, third) = (1 / Math.Log2(3), 1 / Math.Log2(4));
        var best = 7 + second;
        Assert.Equal((((7 * second) + third) + (second + (7 * third))) / 2 / best, meter.Result().Ndcg, Tolerance);
        Assert.Equal(1.0 / 2, meter.Result().MeanReciprocalRank, Tolerance);
    }

    /// <summary>A random order of gains 1 0 0: the mean over its three places.</summary>
    [Fact]
    public void A_model_that_says_nothing_has_what_guessing_has()
    {
        using var scope = NewDisposeScope();
        var meter = new RankingMeter();
        meter.Add(zeros(1, 3), tensor(new[] { 0f, 1, 0 }).reshape(1, 3), tensor(0f), 1);
        var metrics = meter.Result();
        Assert.Equal((1 + (1 / Math.Log2(3)) + 0.5) / 3, metrics.Ndcg, Tolerance);
        Assert.Equal(metrics.GuessNdcg, metrics.Ndcg, Tolerance);
        Assert.Equal(1.0 / 3, metrics.MeanReciprocalRank, Tolerance);
    }

    [Fact]
    public void Lists_without_a_relevant_candidate_are_left_out()
    {
        using var scope = NewDisposeScope();
        var meter = new RankingMeter();
        meter.Add(tensor(new[] { 1f, 2 }).reshape(1, 2), zeros(1, 2), tensor(0f), 1);
        Assert.Contains("At least one needs a grade above 0", Assert.Throws<DataException>(meter.Result).Message, StringComparison.Ordinal);
        meter.Add(tensor(new[] { 1f, 2 }).reshape(1, 2), tensor(new[] { 0f, 1 }).reshape(1, 2), tensor(0f), 1);
        Assert.Equal(1, meter.Result().Ndcg, Tolerance);
        Assert.Equal(1, meter.Result().Examples);
    }

    [Fact]
    public void Nothing_measured_is_refused() => Assert.Throws<DataException>(new RankingMeter().Result);
}
