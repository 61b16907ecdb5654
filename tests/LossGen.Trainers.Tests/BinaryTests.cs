namespace LossGen.Trainers.Tests;

public enum Side
{
    Left,
    Right,
}

public sealed record BoolPoint(float X, float Y, [Label] bool IsRight);

[Task(BinaryClassification, typeof(BoolPoint))]
public sealed class BoolNet() : Mlp(2, 1);

public sealed record SidePoint(float X, float Y, [Label, PositiveWeight(Balanced)] Side Side);

[Task(BinaryClassification, typeof(SidePoint))]
public sealed class SideNet() : Mlp(2, 1);

public sealed record ZeroOnePoint(float X, float Y, [Label, Binary] double Side);

[Task(BinaryClassification, typeof(ZeroOnePoint))]
public sealed class ZeroOneNet() : Mlp(2, 1);

public sealed record SignPoint(float X, float Y, [Label, SignedBinary] int Side);

[Task(BinaryClassification, typeof(SignPoint)), Loss(Hinge)]
public sealed class HingeNet() : Mlp(2, 1);

public sealed record SignedSidePoint(float X, float Y, [Label, SignedBinary, Loss(SquaredHinge)] Side Side);

[Task(BinaryClassification, typeof(SignedSidePoint))]
public sealed class SquaredHingeNet() : Mlp(2, 1);

[Task(BinaryClassification, typeof(BoolPoint)), Loss(BinaryFocal, Alpha = 0.5)]
public sealed class BinaryFocalNet() : Mlp(2, 1);

[Task(BinaryClassification, typeof(SignPoint)), Loss(SoftMargin)]
public sealed class SoftMarginNet() : Mlp(2, 1);

public sealed class BinaryTests
{
    [Fact]
    public void Learns_a_bool()
    {
        Learning.Solves(options => new BoolNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new BoolPoint(x, y, IsRight(x, y))), metrics => metrics.Accuracy, 0.95);
        using var trainer = new BoolNetTrainer(Learning.Options);
        trainer.Fit(Points.Make(600, 1, (x, y) => new BoolPoint(x, y, IsRight(x, y))));
        BinaryPrediction<bool> prediction = trainer.Predict(new BoolPoint(0.9f, 0f, false));
        Assert.True(prediction.Label);
        Assert.InRange(prediction.Probability, 0.5f, 1f);
    }

    [Fact]
    public void Learns_an_enum_of_two_members_with_a_balanced_weight() => Learning.Solves(
        options => new SideNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new SidePoint(x, y, IsRight(x, y) ? Side.Right : Side.Left)),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Learns_zeros_and_ones() => Learning.Solves(
        options => new ZeroOneNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new ZeroOnePoint(x, y, IsRight(x, y) ? 1 : 0)),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Learns_signs_by_hinge() => Learning.Solves(
        options => new HingeNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new SignPoint(x, y, IsRight(x, y) ? 1 : -1)),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Learns_an_enum_by_squared_hinge()
    {
        Learning.Solves(options => new SquaredHingeNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new SignedSidePoint(x, y, IsRight(x, y) ? Side.Right : Side.Left)), metrics => metrics.Accuracy, 0.95);
        using var trainer = new SquaredHingeNetTrainer(Learning.Options);
        ScorePrediction<Side> prediction = trainer.Predict(new SignedSidePoint(0, 0, Side.Left));
        Assert.Equal(prediction.Score > 0 ? Side.Right : Side.Left, prediction.Label);
    }

    [Fact]
    public void Learns_by_focal_loss() => Learning.Solves(
        options => new BinaryFocalNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new BoolPoint(x, y, IsRight(x, y))),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Learns_by_soft_margin() => Learning.Solves(
        options => new SoftMarginNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new SignPoint(x, y, IsRight(x, y) ? 1 : -1)),
        metrics => metrics.Accuracy,
        0.95);

    private static bool IsRight(float x, float y) => x + (0.3f * y * y) > 0.1f;
}
