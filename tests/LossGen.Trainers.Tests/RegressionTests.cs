namespace LossGen.Trainers.Tests;

public sealed record Scalar(float X, float Y, [Label] double Height);

[Task(Regression, typeof(Scalar))]
public sealed class SquaredNet() : Mlp(2, 1);

[Task(Regression, typeof(Scalar)), Loss(MeanAbsoluteError)]
public sealed class AbsoluteNet() : Mlp(2, 1);

[Task(Regression, typeof(Scalar)), Loss(Huber, Delta = 0.5)]
public sealed class HuberNet() : Mlp(2, 1);

[Task(Regression, typeof(Scalar)), Loss(SmoothL1, Beta = 0.5)]
public sealed class SmoothNet() : Mlp(2, 1);

[Task(Regression, typeof(Scalar)), Loss(LogCosh)]
public sealed class LogCoshNet() : Mlp(2, 1);

public sealed record Positive(float X, float Y, [Label] double Height);

[Task(Regression, typeof(Positive)), Loss(MeanSquaredLogarithmicError)]
public sealed class LogarithmicNet() : Mlp(2, 1);

[Task(Regression, typeof(Positive)), Loss(MeanAbsolutePercentageError)]
public sealed class PercentageNet() : Mlp(2, 1);

[Task(Regression, typeof(Positive)), Loss(MeanSquaredPercentageError)]
public sealed class SquaredPercentageNet() : Mlp(2, 1);

public sealed record Vector(float X, float Y, [Label, Real(2)] float[] Place);

[Task(Regression, typeof(Vector))]
public sealed class VectorNet() : Mlp(2, 2);

public sealed class RegressionTests
{
    [Fact]
    public void Learns_by_squared_error() => Learning.Solves(options => new SquaredNetTrainer(options), Scalars, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_absolute_error() => Learning.Solves(options => new AbsoluteNetTrainer(options), Scalars, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_Huber() => Learning.Solves(options => new HuberNetTrainer(options), Scalars, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_smooth_L1() => Learning.Solves(options => new SmoothNetTrainer(options), Scalars, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_log_cosh() => Learning.Solves(options => new LogCoshNetTrainer(options), Scalars, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_squared_logarithmic_error() => Learning.Solves(options => new LogarithmicNetTrainer(options), Positives, metrics => metrics.R2, 0.95);

    [Fact]
    public void Learns_by_relative_error() => Learning.Solves(options => new PercentageNetTrainer(options), Positives, metrics => metrics.R2, 0.93);

    [Fact]
    public void Learns_by_squared_relative_error()
    {
        var metrics = Learning.Solves(options => new SquaredPercentageNetTrainer(options with { Monitor = RegressionMetric.Rmspe }), Positives, metrics => metrics.R2, 0.93);
        Assert.InRange(metrics.RootMeanSquaredPercentageError, metrics.MeanAbsolutePercentageError, 0.1);
        Assert.Equal(metrics.Loss, metrics.RootMeanSquaredPercentageError * metrics.RootMeanSquaredPercentageError, 1e-5);
    }

    [Fact]
    public void Learns_vectors()
    {
        Learning.Solves(options => new VectorNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new Vector(x, y, [x + y, x * y])), metrics => metrics.R2, 0.95);
        using var trainer = new VectorNetTrainer(Learning.Options);
        trainer.Fit(Points.Make(600, 1, (x, y) => new Vector(x, y, [x + y, x * y])));
        float[] place = trainer.Predict(new Vector(0.5f, 0.25f, []));
        Assert.Equal(0.75f, place[0], 0.15f);
    }

    [Fact]
    public void Predicts_in_the_type_of_the_label()
    {
        using var trainer = new SquaredNetTrainer(Learning.Options);
        trainer.Fit(Scalars(600, 1));
        double height = trainer.Predict(new Scalar(0.5f, 0.5f, 0));
        Assert.Equal(0.75, height, 0.2);
    }

    private static List<Positive> Positives(int count, int seed) => Points.Make(count, seed, (x, y) => new Positive(x, y, 3 + (2 * x) + (y * y)));

    private static List<Scalar> Scalars(int count, int seed) => Points.Make(count, seed, (x, y) => new Scalar(x, y, x + (y * y)));
}
