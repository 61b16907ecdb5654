using TorchSharp;

namespace LossGen.Trainers.Tests;

/// <summary>Two points; the score is what one network says of each.</summary>
public sealed record Duel([Feature("first"), Shape(2)] float[] First, [Feature("second"), Shape(2)] float[] Second, [Label] bool FirstWins);

[Task(PairwiseRanking, typeof(Duel))]
public sealed class DuelNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _score = Sequential(Linear(2, 16), ReLU(), Linear(16, 1));

    public DuelNet() : base(nameof(DuelNet)) => RegisterComponents();

    public override Tensor forward(Tensor first, Tensor second) => torch.cat([_score.call(first), _score.call(second)], 1);
}

[Task(PairwiseRanking, typeof(Duel)), Loss(MarginRanking)]
public sealed class MarginDuelNet : Module<Tensor, Tensor, Tensor>
{
    private readonly DuelNet _net = new();

    public MarginDuelNet() : base(nameof(MarginDuelNet)) => RegisterComponents();

    public override Tensor forward(Tensor first, Tensor second) => _net.call(first, second);
}

public abstract class TwinNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embed = Sequential(Linear(2, 32), ReLU(), Linear(32, 8));

    protected TwinNet(string name) : base(name) => RegisterComponents();

    public override Tensor forward(Tensor first, Tensor second) => torch.stack([_embed.call(first), _embed.call(second)], 1);
}

/// <summary>The cosine of the angle between two points, seen from the origin.</summary>
public sealed record Angle([Shape(2)] float[] First, [Shape(2)] float[] Second, [Label] float Cosine);

[Task(Similarity, typeof(Angle))]
public sealed class AngleNet() : TwinNet(nameof(AngleNet));

/// <summary>Two points; whether they lie in one quadrant.</summary>
public sealed record Twins([Shape(2)] float[] First, [Shape(2)] float[] Second, [Label] bool Same);

[Task(Verification, typeof(Twins))]
public sealed class TwinsNet() : TwinNet(nameof(TwinsNet));

[Task(Verification, typeof(Twins)), Loss(Contrastive, Margin = 1)]
public sealed class ContrastNet() : TwinNet(nameof(ContrastNet));

public enum Quadrant
{
    NorthEast,
    NorthWest,
    SouthWest,
    SouthEast,
}

public sealed record Place(float X, float Y, [Label] Quadrant Quadrant);

[Task(MetricLearning, typeof(Place))]
public sealed class PlaceNet() : Mlp(2, 4);

[Task(MetricLearning, typeof(Place)), Loss(BatchHardTriplet, Margin = 0.3)]
public sealed class TripletNet() : Mlp(2, 4);

[Task(MetricLearning, typeof(Place)), Loss(Circle, Gamma = 32)]
public sealed class CircleNet() : Mlp(2, 4);

/// <summary>Tasks on pairs of items, and embeddings.</summary>
public sealed class PairTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 15 };

    [Fact]
    public void Learns_which_item_ranks_higher()
    {
        Learning.Solves(options => new DuelNetTrainer(options), Duels, metrics => metrics.Accuracy, 0.95, Options);
        using var trainer = new DuelNetTrainer(Options);
        trainer.Fit(Duels(600, 1));
        BinaryPrediction<bool> prediction = trainer.Predict(new Duel([0.9f, 0.9f], [-0.9f, 0f], false));
        Assert.True(prediction.Label);
        Assert.Equal(1 - prediction.Probability, trainer.Predict(new Duel([-0.9f, 0f], [0.9f, 0.9f], false)).Probability, 1e-5f);
    }

    [Fact]
    public void Learns_a_ranking_by_a_margin() => Learning.Solves(options => new MarginDuelNetTrainer(options), Duels, metrics => metrics.Accuracy, 0.95, Options);

    [Fact]
    public void Learns_how_similar_two_items_are()
    {
        var metrics = Learning.Solves(options => new AngleNetTrainer(options), Angles, metrics => metrics.Spearman, 0.97, Options with { Epochs = 30 });
        Assert.True(metrics.MeanAbsoluteError < 0.12, $"{metrics}");
    }

    [Fact]
    public void Learns_whether_two_items_belong_together()
    {
        Learning.Solves(options => new TwinsNetTrainer(options), Pairs, metrics => metrics.RocAuc, 0.97, Options with { Epochs = 30 });
        Learning.Solves(options => new ContrastNetTrainer(options), Pairs, metrics => metrics.RocAuc, 0.97, Options with { Epochs = 30 });
    }

    [Fact]
    public void Learns_embeddings_that_find_their_class()
    {
        Learning.Solves(options => new PlaceNetTrainer(options), Places, metrics => metrics.MeanReciprocalRank, 0.985, Options);
        Learning.Solves(options => new TripletNetTrainer(options), Places, metrics => metrics.MeanReciprocalRank, 0.985, Options with { Epochs = 40 });
        Learning.Solves(options => new CircleNetTrainer(options), Places, metrics => metrics.MeanReciprocalRank, 0.975, Options with { Epochs = 40 });
        using var trainer = new PlaceNetTrainer(Options);
        float[] embedding = trainer.Predict(new Place(0.5f, 0.5f, default));
        Assert.Equal(4, embedding.Length);
    }

    [Fact]
    public void Says_what_a_pair_model_must_return()
    {
        using var trainer = new DuelNetTrainer(Options);
        Assert.Equal(0.5f, trainer.Predict(new Duel([0.1f, 0.2f], [0.1f, 0.2f], false)).Probability);
        using var wrong = torch.zeros(3, 1);
        Assert.Contains("[3, 2]: the score of the first and of the second item", Assert.Throws<TrainingException>(() => ModelOutput.PairDifference(wrong, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2, D]: an embedding of the first and of the second item", Assert.Throws<TrainingException>(() => ModelOutput.PairCosine(wrong, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("[4, D]: one embedding per example", Assert.Throws<TrainingException>(() => ModelOutput.Embedding(wrong, 4)).Message, StringComparison.Ordinal);
    }

    private static List<Duel> Duels(int count, int seed) => Two(count, seed, (a, b) => new Duel(a, b, Worth(a) > Worth(b)));

    private static List<Angle> Angles(int count, int seed) => Two(count, seed, (a, b) => new Angle(a, b, ((a[0] * b[0]) + (a[1] * b[1])) / (Length(a) * Length(b))));

    internal static List<Twins> Pairs(int count, int seed) => Two(count, seed, (a, b) => new Twins(a, b, QuadrantOf(a[0], a[1]) == QuadrantOf(b[0], b[1])));

    private static List<Place> Places(int count, int seed) => Points.Make(count, seed, (x, y) => new Place(x, y, QuadrantOf(x, y)));

    private static float Worth(float[] point) => point[0] + (point[1] * point[1]);

    private static float Length(float[] point) => MathF.Sqrt((point[0] * point[0]) + (point[1] * point[1]));

    private static Quadrant QuadrantOf(float x, float y) => (x > 0, y > 0) switch
    {
        (true, true) => Quadrant.NorthEast,
        (false, true) => Quadrant.NorthWest,
        (false, false) => Quadrant.SouthWest,
        _ => Quadrant.SouthEast,
    };

    private static List<T> Two<T>(int count, int seed, Func<float[], float[], T> make)
    {
        var second = Points.Make(count, seed + 1000, (x, y) => new[] { x, y });
        return [.. Points.Make(count, seed, (x, y) => new[] { x, y }).Zip(second, make)];
    }
}
