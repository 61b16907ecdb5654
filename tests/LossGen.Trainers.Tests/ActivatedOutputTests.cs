namespace LossGen.Trainers.Tests;

/// <summary>A model that ends in an activation, which its loss is told.</summary>
public abstract class ActivatedNet(int outputs, Func<Tensor, Tensor> activation) : Mlp(2, outputs)
{
    public override Tensor forward(Tensor input) => activation(base.forward(input));
}

[Task(Classification, typeof(EnumPoint)), Loss(NegativeLogLikelihood), ClassWeights(1, 1, 2)]
public sealed class LogSoftmaxNet() : ActivatedNet(3, output => functional.log_softmax(output, 1));

[Task(BinaryClassification, typeof(BoolPoint)), Loss(BinaryCrossEntropyOfProbabilities)]
public sealed class SigmoidNet() : ActivatedNet(1, output => output.sigmoid());

[Task(MultiLabel, typeof(FlagsPoint)), Loss(BinaryCrossEntropyOfProbabilities)]
public sealed class SigmoidsNet() : ActivatedNet(3, output => output.sigmoid());

[Task(Classification, typeof(EnumPoint)), Loss(Brier)]
public sealed class BrierNet() : Mlp(2, 3);

public sealed class ActivatedOutputTests
{
    [Fact]
    public void Learns_from_log_probabilities()
    {
        Learning.Solves(options => new LogSoftmaxNetTrainer(options), Enums, metrics => metrics.Accuracy, 0.9);
        using var trainer = new LogSoftmaxNetTrainer(Learning.Options);
        Assert.Equal(1, trainer.Predict(new EnumPoint(0, 1, default)).Probabilities.Sum(), 1e-5);
    }

    [Fact]
    public void Learns_from_probabilities()
    {
        Learning.Solves(options => new SigmoidNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new BoolPoint(x, y, x > y)), metrics => metrics.Accuracy, 0.9);
        using var trainer = new SigmoidNetTrainer(Learning.Options);
        var point = new BoolPoint(0.3f, 0.1f, false);
        using var input = torch.tensor(new[] { 0.3f, 0.1f }, [1, 2]);
        Assert.Equal(trainer.Model.call(input).item<float>(), trainer.Predict(point).Probability, 1e-6);
    }

    [Fact]
    public void Learns_sets_from_probabilities() =>
        Learning.Solves(options => new SigmoidsNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new FlagsPoint(x, y, (x > 0 ? Quadrants.Right : 0) | (y > 0 ? Quadrants.Upper : 0))), metrics => metrics.MicroF1, 0.9);

    [Fact]
    public void Learns_by_the_Brier_score() => Learning.Solves(options => new BrierNetTrainer(options), Enums, metrics => metrics.Accuracy, 0.9);

    private static List<EnumPoint> Enums(int count, int seed) => Points.Make(count, seed, (x, y) => new EnumPoint(x, y, (Third)Points.Third(x, y)));
}
