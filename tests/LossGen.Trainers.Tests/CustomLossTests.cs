using TorchSharp;

namespace LossGen.Trainers.Tests;

/// <summary>Too much costs nine times as much as too little, so that the best guess is a low quantile.</summary>
[CustomLoss(PredictionScale.Real, LabelEncoding.Real)]
public static class Asymmetric
{
    public static Tensor Compute(Tensor prediction, Tensor target)
    {
        var error = prediction - target;
        return torch.maximum(9 * error, -error);
    }
}

public sealed record Order(float X, float Y, [Label, Loss(typeof(Asymmetric))] float Demand);

[Task(Regression, typeof(Order))]
public sealed class OrderNet() : Mlp(2, 1);

/// <summary>Cross-entropy, by hand and with weights, on class indices.</summary>
[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)]
internal static class OwnEntropy
{
    public static Tensor Compute(Tensor logits, Tensor target, Tensor? classWeights)
    {
        Assert.True(target.ge(0).all().ToBoolean(), "what has no label must not be seen");
        var losses = functional.cross_entropy(logits, target, reduction: Reduction.None);
        return classWeights is null ? losses : losses * classWeights.index_select(0, target);
    }
}

public sealed record Choice([Feature] float X, [Feature] float Y, [Label, ClassIndex(3), IgnoreIndex(-1), ClassWeights(1, 2, 0.5), Loss(typeof(OwnEntropy))] int Kind);

[Task(Classification, typeof(Choice))]
internal sealed class ChoiceNet() : Mlp(2, 3);

public sealed record Spelling([Tokens(10)] int[] Letters, [Label, ClassIndex(3)] int[] Kinds);

[Task(TokenClassification, typeof(Spelling)), Loss(typeof(OwnEntropy))]
internal sealed class SpellingNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Embedding(10, 16), Linear(16, 3));

    public SpellingNet() : base(nameof(SpellingNet)) => RegisterComponents();

    public override Tensor forward(Tensor letters) => _layers.call(letters);
}

[CustomLoss(PredictionScale.Score, LabelEncoding.SignedBinary)]
public static class OwnHinge
{
    public static Tensor Compute(Tensor scores, Tensor target) => (1 - (scores * target)).relu();
}

public sealed record Flank(float X, float Y, [Label, SignedBinary, Loss(typeof(OwnHinge))] bool IsRight);

[Task(BinaryClassification, typeof(Flank))]
public sealed class FlankNet() : Mlp(2, 1);

[CustomLoss(PredictionScale.Real, LabelEncoding.Real)]
public static class Averaging
{
    public static Tensor Compute(Tensor prediction, Tensor target) => (prediction - target).square().mean();
}

[Task(Regression, typeof(Trip)), Loss(typeof(Averaging))]
public sealed class AveragingNet() : Mlp(2, 1);

/// <summary>Weights in static fields, as one writes them first: made when the class is used first.</summary>
[CustomLoss(PredictionScale.Logits, LabelEncoding.ClassIndex)]
public static class FixedWeights
{
    private static readonly Tensor Weights = torch.tensor(new[] { 0.1f, 0.9f });

    public static Tensor Scale { get; } = torch.tensor(2f);

    public static Tensor Compute(Tensor logits, Tensor target) => functional.cross_entropy(logits, target, Weights, reduction: Reduction.None) * Scale;
}

public sealed record Coin(float X, float Y, [Label, ClassIndex(2), Loss(typeof(FixedWeights))] int Side);

[Task(Classification, typeof(Coin))]
public sealed class CoinNet() : Mlp(2, 2);

public sealed class CustomLossTests
{
    [Fact]
    public void Tensors_in_its_static_fields_live_as_long_as_the_process()
    {
        var coins = Points.Make(200, 3, (x, y) => new Coin(x, y, x > 0 ? 1 : 0));

        // Not even a scope of the caller's owns them.
        using (torch.NewDisposeScope())
        {
            using var first = new CoinNetTrainer(Learning.Options with { Epochs = 2 });
            first.Fit(coins);
        }

        using var trainer = new CoinNetTrainer(Learning.Options with { Epochs = 2 });
        var report = trainer.Fit(coins, coins);
        Assert.Equal(14, report.Steps);
        Assert.Equal(2, FixedWeights.Scale.item<float>());
    }

    [Fact]
    public void An_asymmetric_loss_learns_a_low_quantile()
    {
        Learning.Solves(options => new OrderNetTrainer(options), Orders, metrics => -metrics.Loss, -0.6);
        using var trainer = new OrderNetTrainer(Learning.Options);
        trainer.Fit(Orders(600, 1));
        var below = Orders(300, 2).Average(order => order.Demand < trainer.Predict(order) ? 1.0 : 0.0);
        Assert.InRange(below, 0.03, 0.2);
    }

    [Fact]
    public void A_loss_on_class_indices_is_decoded_and_measured_as_a_built_in_one()
    {
        var metrics = Learning.Solves(options => new ChoiceNetTrainer(options), Choices, metrics => metrics.Accuracy, 0.95);
        Assert.Equal(Choices(300, 2).Count(choice => choice.Kind >= 0), metrics.Examples);
        using var trainer = new ChoiceNetTrainer(Learning.Options);
        ClassPrediction<int> prediction = trainer.Predict(new Choice(0, 0, 0));
        Assert.Equal(1f, prediction.Probabilities.Sum(), 1e-5f);
    }

    [Fact]
    public void Padding_never_reaches_it()
    {
        var options = Learning.Options with { Epochs = 6 };
        Learning.Solves(options => new SpellingNetTrainer(options), Spellings, metrics => metrics.TokenAccuracy, 0.98, options);
    }

    [Fact]
    public void A_score_is_decoded_by_its_sign() => Learning.Solves(options => new FlankNetTrainer(options), Flanks, metrics => metrics.Accuracy, 0.95);

    [Fact]
    public void A_loss_that_averages_itself_is_refused()
    {
        using var trainer = new AveragingNetTrainer(Learning.Options);
        var message = Assert.Throws<TrainingException>(() => trainer.Evaluate([new Trip(0, 0, 0), new Trip(1, 1, 1)])).Message;
        Assert.Equal("The custom loss returned shape [] for 2 rows: expected one loss for each, [2] or [2, ...]. Do not sum or average in it: the trainer does, over the true count.", message);
    }

    private static List<Order> Orders(int count, int seed)
    {
        var random = new Random(seed + 50);
        return Points.Make(count, seed, (x, y) => new Order(x, y, (float)((2 * x) + random.NextDouble())));
    }

    private static List<Choice> Choices(int count, int seed)
    {
        var random = new Random(seed + 50);
        return Points.Make(count, seed, (x, y) => new Choice(x, y, random.Next(6) == 0 ? -1 : x < -0.3f ? 0 : x < 0.3f ? 1 : 2));
    }

    private static List<Spelling> Spellings(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(10)).ToArray()).Select(letters => new Spelling(letters, Array.ConvertAll(letters, letter => letter % 3)))];
    }

    private static List<Flank> Flanks(int count, int seed) => Points.Make(count, seed, (x, y) => new Flank(x, y, x + y > 0));
}
