namespace LossGen.Trainers.Tests;

public enum Third
{
    First,
    Second,
    Last,
}

public sealed record EnumPoint(float X, float Y, [property: Label] Third Third);

[Task(Classification, typeof(EnumPoint))]
public sealed class EnumNet() : Mlp(2, 3);

public sealed record IndexPoint(float X, float Y, [Label, ClassIndex(3), IgnoreIndex(-1)] int Third);

[Task(Classification, typeof(IndexPoint))]
public sealed class IndexNet() : Mlp(2, 3);

public sealed record OneHotPoint(float X, float Y, [Label, OneHot(3), Classes("first", "second", "last")] float[] Third);

[Task(Classification, typeof(OneHotPoint))]
public sealed class OneHotNet() : Mlp(2, 3);

public sealed record SoftPoint(float X, float Y, [Label, Probabilities(3)] double[] Third);

[Task(Classification, typeof(SoftPoint))]
public sealed class SoftNet() : Mlp(2, 3);

public sealed record OneHotEnumPoint(float X, float Y, [Label, OneHot, LabelSmoothing(0.05)] Third Third);

[Task(Classification, typeof(OneHotEnumPoint))]
public sealed class OneHotEnumNet() : Mlp(2, 3);

[Task(Classification, typeof(EnumPoint)), Loss(Focal, Gamma = 1)]
public sealed class FocalNet() : Mlp(2, 3);

[Task(Classification, typeof(EnumPoint)), Loss(MultiMargin)]
public sealed class MarginNet() : Mlp(2, 3);

[Task(Classification, typeof(OneHotPoint)), Loss(CategoricalHinge)]
public sealed class CategoricalHingeNet() : Mlp(2, 3);

[Task(Classification, typeof(SoftPoint)), Loss(KullbackLeibler)]
public sealed class DivergenceNet() : Mlp(2, 3);

public sealed record RarePoint(float X, float Y, [Label] bool IsRare);

[Task(Classification, typeof(RarePoint)), ClassWeights(Balanced)]
public sealed class BalancedNet() : Mlp(2, 2);

[Task(Classification, typeof(RarePoint))]
public sealed class UnbalancedNet() : Mlp(2, 2);

public sealed class ClassificationTests
{
    [Fact]
    public void Learns_an_enum()
    {
        Learning.Solves(options => new EnumNetTrainer(options), Enums, metrics => metrics.Accuracy, 0.93);
        using var trainer = new EnumNetTrainer(Learning.Options);
        trainer.Fit(Enums(600, 1));

        var prediction = trainer.Predict(new EnumPoint(0.5f, 0.5f, default));
        Assert.Equal((Third)Points.Third(0.5f, 0.5f), prediction.Label);
        Assert.Equal(1f, prediction.Probabilities.Sum(), 1e-5f);
        Assert.Equal(prediction.Confidence, prediction.Probabilities[(int)prediction.Label]);
    }

    [Fact]
    public void Learns_class_indices_and_leaves_out_unlabelled_examples()
    {
        Learning.Solves(options => new IndexNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new IndexPoint(x, y, x * y > 0.4f ? -1 : Points.Third(x, y))), metrics => metrics.Accuracy, 0.92);
    }

    [Fact]
    public void Learns_one_hot_rows_and_names_the_classes()
    {
        Learning.Solves(options => new OneHotNetTrainer(options), OneHots, metrics => metrics.Accuracy, 0.93);
        using var trainer = new OneHotNetTrainer(Learning.Options);
        trainer.Fit(OneHots(600, 1));
        string label = trainer.Predict(new OneHotPoint(-0.5f, -0.5f, [])).Label;
        Assert.Equal("first", label);
    }

    [Fact]
    public void Learns_soft_labels() => Learning.Solves(
        options => new SoftNetTrainer(options),
        Softs,
        metrics => metrics.Accuracy,
        0.93);

    [Fact]
    public void Learns_an_enum_as_one_hot_rows_with_smoothing() => Learning.Solves(
        options => new OneHotEnumNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new OneHotEnumPoint(x, y, (Third)Points.Third(x, y))),
        metrics => metrics.Accuracy,
        0.93);

    [Fact]
    public void Learns_by_focal_loss() => Learning.Solves(options => new FocalNetTrainer(options), Enums, metrics => metrics.Accuracy, 0.93);

    [Fact]
    public void Learns_by_margins() => Learning.Solves(options => new MarginNetTrainer(options), Enums, metrics => metrics.Accuracy, 0.93);

    [Fact]
    public void Learns_by_categorical_hinge() => Learning.Solves(options => new CategoricalHingeNetTrainer(options), OneHots, metrics => metrics.Accuracy, 0.93);

    [Fact]
    public void Learns_by_divergence() => Learning.Solves(options => new DivergenceNetTrainer(options), Softs, metrics => metrics.Accuracy, 0.93);

    [Fact]
    public void Balanced_weights_raise_the_recall_of_a_rare_class()
    {
        static List<RarePoint> Rare(int count, int seed)
        {
            var noise = new Random(seed + 100);
            return Points.Make(count, seed, (x, y) => new RarePoint(x, y, x + (0.6 * (noise.NextDouble() - 0.5)) > 0.85));
        }

        using var balanced = new BalancedNetTrainer(Learning.Options);
        using var unbalanced = new UnbalancedNetTrainer(Learning.Options);
        balanced.Fit(Rare(800, 1));
        unbalanced.Fit(Rare(800, 1));

        var (with, without) = (balanced.Evaluate(Rare(800, 2)), unbalanced.Evaluate(Rare(800, 2)));
        Assert.True(with.Classes[1].Recall > without.Classes[1].Recall + 0.1, $"recall {with.Classes[1].Recall} with weights, {without.Classes[1].Recall} without");
    }

    [Fact]
    public void One_hot_rows_and_class_indices_give_the_same_loss()
    {
        using var byIndex = new EnumNetTrainer(Learning.Options);
        using var byRow = new OneHotNetTrainer(Learning.Options);

        Assert.Equal(byIndex.Evaluate(Enums(200, 3)).Loss, byRow.Evaluate(OneHots(200, 3)).Loss, 5);
    }

    private static List<EnumPoint> Enums(int count, int seed) => Points.Make(count, seed, (x, y) => new EnumPoint(x, y, (Third)Points.Third(x, y)));

    private static List<SoftPoint> Softs(int count, int seed) => Points.Make(count, seed, (x, y) => new SoftPoint(x, y, Row(Points.Third(x, y)).Select(value => 0.05 + (value * 0.85)).ToArray()));

    private static List<OneHotPoint> OneHots(int count, int seed) => Points.Make(count, seed, (x, y) => new OneHotPoint(x, y, Row(Points.Third(x, y))));

    private static float[] Row(int index)
    {
        var row = new float[3];
        row[index] = 1f;
        return row;
    }
}
