namespace LossGen.Trainers.Tests;

/// <summary>Some points of the plane, each with a grade: their number is free.</summary>
public sealed record Search([Sequence(2)] float[] Candidates, [Label] int[] Relevance);

[Task(ListwiseRanking, typeof(Search))]
public sealed class SearchNet() : Mlp(2, 1);

public enum Fit
{
    Bad,
    Fair,
    Good,
    Perfect,
}

public sealed record GradedSearch([Sequence(2)] float[] Candidates, [Label, Loss(ApproximateNdcg, Temperature = 0.3)] IReadOnlyList<Fit> Grades);

[Task(ListwiseRanking, typeof(GradedSearch))]
public sealed class GradedSearchNet() : Mlp(2, 1);

/// <summary>Some sequences of tokens: those that hold token 1 are what is looked for.</summary>
public sealed record Lookup([Tokens(12, Padding = 11)] IReadOnlyList<int[]> Documents, [Label] bool[] Found);

[Task(ListwiseRanking, typeof(Lookup))]
public sealed class LookupNet : Module<Tensor, Tensor, Tensor>
{
    private readonly EndingNet _net = new();

    public LookupNet() : base(nameof(LookupNet)) => RegisterComponents();

    public override Tensor forward(Tensor tokens, Tensor mask) => _net.call(tokens, mask);
}

/// <summary>Ranking of lists whose length is free.</summary>
public sealed class RankingTests
{
    [Fact]
    public void Learns_the_order_of_lists()
    {
        var metrics = Learning.Solves(options => new SearchNetTrainer(options), Searches, metrics => metrics.Ndcg, 0.97);
        Assert.InRange(metrics.GuessNdcg, 0.6, 0.9);
        Assert.InRange(metrics.MeanReciprocalRank, 0.95, 1);
    }

    [Fact]
    public void Learns_grades_of_an_enum_by_approximate_NDCG()
    {
        var metrics = Learning.Solves(
            options => new GradedSearchNetTrainer(options with { Monitor = RankingMetric.NdcgAt5 }),
            (count, seed) => [.. Searches(count, seed).Select(search => new GradedSearch(search.Candidates, [.. search.Relevance.Select(grade => (Fit)grade)]))],
            metrics => metrics.Ndcg,
            0.97);
        Assert.InRange(metrics.Loss, 0, 0.2);
    }

    [Fact]
    public void Predicts_an_order_whatever_it_is_batched_with()
    {
        using var trainer = new SearchNetTrainer(Learning.Options with { Epochs = 5 });
        trainer.Fit(Searches(200, 1));
        var searches = Searches(40, 3);
        var together = trainer.Predict(searches);
        for (var index = 0; index < searches.Count; index++)
        {
            RankingPrediction alone = trainer.Predict(searches[index]);
            Assert.Equal(alone.Order, together[index].Order);
            Assert.Equal(searches[index].Relevance.Length, alone.Scores.Count);
            Assert.Equal(alone.Order.Select(place => alone.Scores[place]), alone.Scores.OrderDescending());
        }

        Assert.Empty(trainer.Predict(new Search([], [])).Order);
    }

    [Fact]
    public void Learns_the_order_of_sequences()
    {
        Learning.Solves(options => new LookupNetTrainer(options), Lookups, metrics => metrics.Ndcg, 0.97, Learning.Options with { Epochs = 15 });
        using var trainer = new LookupNetTrainer(Learning.Options);
        var lookups = Lookups(20, 5);
        var together = trainer.Predict(lookups);
        Assert.All(lookups.Zip(together), pair => Assert.Equal(trainer.Predict(pair.First).Order, pair.Second.Order));
        Assert.Empty(trainer.Predict(new Lookup([], [])).Order);
        Assert.Equal("Example 0, Found: has 2 values for 1 candidates. Expected one for each, and at least one candidate.", Assert.Throws<DataException>(() => trainer.Fit([new Lookup([[3]], [true, false])])).Message);
    }

    /// <summary>The mean over lists does not depend on how they are batched, padded or not.</summary>
    [Fact]
    public void A_loss_is_the_mean_over_the_lists()
    {
        var searches = Searches(30, 4);
        using var whole = new SearchNetTrainer(Learning.Options with { BatchSize = 30 });
        using var single = new SearchNetTrainer(Learning.Options with { BatchSize = 1 });
        Assert.Equal(single.Evaluate(searches).Loss, whole.Evaluate(searches).Loss, 1e-5);
        Assert.Equal(single.Evaluate(searches).Ndcg, whole.Evaluate(searches).Ndcg, 1e-9);
    }

    [Fact]
    public void Says_what_is_wrong_with_a_list()
    {
        using var trainer = new SearchNetTrainer(Learning.Options);
        Assert.Equal("Example 0, Relevance: has 1 values for 2 candidates. Expected one for each, and at least one candidate.", Assert.Throws<DataException>(() => trainer.Fit([new Search([1, 2, 3, 4], [2])])).Message);
        Assert.Equal("Example 0, Relevance: has 0 values for 0 candidates. Expected one for each, and at least one candidate.", Assert.Throws<DataException>(() => trainer.Fit([new Search([], [])])).Message);
        Assert.Equal("Example 0, Relevance: -1 is no grade of relevance. Expected 0 for irrelevant, up to 31: a grade of r gains 2^r - 1.", Assert.Throws<DataException>(() => trainer.Fit([new Search([1, 2], [-1])])).Message);
    }

    private static List<Lookup> Lookups(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var documents = Enumerable.Range(0, random.Next(2, 7)).Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(0, 11)).ToArray()).ToArray();
            return new Lookup(documents, [.. documents.Select(document => document.Contains(1))]);
        })];
    }

    private static List<Search> Searches(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] candidates = [.. Enumerable.Range(0, 2 * random.Next(2, 9)).Select(_ => (random.NextSingle() * 2) - 1)];
            return new Search(candidates, [.. candidates.Chunk(2).Select(point => (int)Math.Clamp((point[0] + (point[1] * point[1]) + 1) * 4 / 3, 0, 3))]);
        })];
    }
}
