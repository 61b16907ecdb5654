namespace LossGen.Trainers.Tests;

public sealed record Visit(float X, float Y, [Label] int Count);

[Task(CountRegression, typeof(Visit))]
public sealed class VisitNet() : Mlp(2, 1);

public enum Grade
{
    Poor,
    Fair,
    Good,
    Great,
}

public sealed record Essay(float X, float Y, [Label] Grade Grade);

[Task(OrdinalRegression, typeof(Essay))]
public sealed class EssayNet() : Mlp(2, 3);

public sealed record Trip(float X, float Y, [Label] float Minutes);

[Task(QuantileRegression, typeof(Trip)), Quantiles(0.1, 0.5, 0.9)]
public sealed class TripNet() : Mlp(2, 3);

[Task(HeteroscedasticRegression, typeof(Trip))]
public sealed class UncertainNet() : Mlp(2, 2);

/// <summary>Tasks whose model predicts more than one value: rates, ranks, quantiles, uncertainty.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Learns_counts()
    {
        var metrics = Learning.Solves(options => new VisitNetTrainer(options), Visits, metrics => metrics.ExplainedDeviance, 0.5);
        Assert.True(metrics.Deviance < 1.3, $"deviance {metrics.Deviance}; that of the true rate is about 1.1");
        using var trainer = new VisitNetTrainer(Learning.Options);
        trainer.Fit(Visits(600, 1));
        float rate = trainer.Predict(new Visit(0.5f, 0f, 0));
        Assert.Equal(Math.Exp(1.75), rate, 1.5);
    }

    [Fact]
    public void Learns_ranks()
    {
        Learning.Solves(options => new EssayNetTrainer(options), Essays, metrics => metrics.QuadraticKappa, 0.95);
        using var trainer = new EssayNetTrainer(Learning.Options);
        trainer.Fit(Essays(600, 1));
        ClassPrediction<Grade> grade = trainer.Predict(new Essay(0.9f, 0.9f, default));
        Assert.Equal(Grade.Great, grade.Label);
        Assert.Equal(1f, grade.Probabilities.Sum(), 1e-5f);
    }

    [Fact]
    public void Learns_quantiles()
    {
        var metrics = Learning.Solves(options => new TripNetTrainer(options), Trips, metrics => -metrics.Pinball, -0.12);
        Assert.True(metrics.CalibrationError < 0.08, $"coverage {string.Join(", ", metrics.Coverage)}");
        using var trainer = new TripNetTrainer(Learning.Options);
        trainer.Fit(Trips(600, 1));
        QuantilePrediction minutes = trainer.Predict(new Trip(0.8f, 0f, 0));
        Assert.Equal(minutes.Values.Order(), minutes.Values);
        Assert.Equal(minutes.Values[1], minutes.Median);
    }

    [Fact]
    public void Learns_the_uncertainty_too()
    {
        Learning.Solves(options => new UncertainNetTrainer(options), Trips, metrics => -metrics.NegativeLogLikelihood, -0.35);
        using var trainer = new UncertainNetTrainer(Learning.Options);
        trainer.Fit(Trips(600, 1));

        // The noise grows with x; the variance head has to find that, which TorchSharp's own loss never lets it.
        var (low, high) = (trainer.Predict(new Trip(-0.8f, 0f, 0)).StandardDeviation, trainer.Predict(new Trip(0.8f, 0f, 0)).StandardDeviation);
        Assert.True(high > 3 * low, $"deviation {low} where the noise is small, {high} where it is large");
    }

    internal static List<Visit> Visits(int count, int seed)
    {
        var random = new Random(seed + 50);
        return Points.Make(count, seed, (x, y) => new Visit(x, y, Poisson(Math.Exp(1 + (1.5 * x)), random)));
    }

    internal static List<Essay> Essays(int count, int seed) => Points.Make(count, seed, (x, y) => new Essay(x, y, (Grade)Math.Clamp((int)((x + y + 2) / 4 * 4), 0, 3)));

    internal static List<Trip> Trips(int count, int seed)
    {
        var random = new Random(seed + 50);
        return Points.Make(count, seed, (x, y) => new Trip(x, y, (float)((2 * x) + ((0.05 + (0.3 * (x + 1))) * Normal(random)))));
    }

    /// <summary>Knuth's method, for small rates.</summary>
    private static int Poisson(double rate, Random random)
    {
        var (count, product) = (0, random.NextDouble());
        while (product > Math.Exp(-rate))
        {
            count++;
            product *= random.NextDouble();
        }

        return count;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
