namespace LossGen.Trainers.Tests.Prepared;

public sealed record Flat(float Area, float Age, [Label, Standardize] double Price);

[Task(Regression, typeof(Flat))]
public sealed class FlatNet() : Mlp(2, 1);

public sealed record Dwelling(float Area, float Age, [Label, Log1p, MinMax, Scale(2, Offset = 1)] float Price);

[Task(Regression, typeof(Dwelling))]
public sealed class DwellingNet() : Mlp(2, 1);

public sealed record Estate(float Area, float Age, [Label, Real(2), Standardize] double[] Prices);

[Task(Regression, typeof(Estate))]
public sealed class EstateNet() : Mlp(2, 2);

public sealed record Rent(float Area, float Age, [Label, Quantiles(0.1, 0.5, 0.9), Robust] float Price);

[Task(QuantileRegression, typeof(Rent))]
public sealed class RentNet() : Mlp(2, 3);

public sealed record Bid(float Area, float Age, [Label, Standardize] float Price);

[Task(HeteroscedasticRegression, typeof(Bid))]
public sealed class BidNet() : Mlp(2, 2);

/// <summary>The loss sees a scaled label; predictions and metrics are in the label's own units.</summary>
public sealed class ScaledLabelTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 60 };

    [Fact]
    public void A_price_of_hundreds_of_thousands_is_learned_and_measured_in_its_units()
    {
        var (train, test) = (Flats(600, 1), Flats(300, 2));
        using var trainer = new FlatNetTrainer(Options);
        trainer.Fit(train, test);
        var metrics = trainer.Evaluate(test);
        var predictions = trainer.Predict(test);

        Assert.True(metrics.R2 > 0.97, $"{metrics}");
        Assert.Equal(1, Math.Sqrt(test.Zip(predictions, (one, predicted) => Math.Pow(one.Price - predicted, 2)).Average()) / metrics.RootMeanSquaredError, 1e-3);

        // The loss is that of the scaled label.
        Assert.Equal(metrics.Loss, test.Zip(predictions, (one, predicted) => Math.Pow((one.Price - predicted) / trainer.Preparation.Price.Spread, 2)).Average(), 1e-3);
        Assert.Equal(train.Average(one => one.Price), trainer.Preparation.Price.Center, 1e-6);
    }

    [Fact]
    public void Without_it_the_same_model_learns_nothing_in_the_same_steps()
    {
        using var raw = new RawFlatNetTrainer(Options);
        raw.Fit([.. Flats(600, 1).Select(one => new RawFlat(one.Area, one.Age, one.Price))]);

        Assert.True(raw.Evaluate([.. Flats(300, 2).Select(one => new RawFlat(one.Area, one.Age, one.Price))]).R2 < 0.5);
    }

    [Fact]
    public void Logarithm_factor_and_range_are_undone_in_the_reverse_order()
    {
        var train = Points.Make(600, 1, (x, y) => new Dwelling(x, y, 200_000 + (60_000 * x) - (20_000 * y)));
        using var trainer = new DwellingNetTrainer(Options);
        trainer.Fit(train);

        Assert.True(trainer.Evaluate(train).R2 > 0.97);
        Assert.InRange(trainer.Predict(new Dwelling(0, 0, 0)), 190_000, 210_000);
    }

    [Fact]
    public void Each_quantity_of_a_vector_has_its_own_scale()
    {
        var train = Points.Make(600, 1, (x, y) => new Estate(x, y, [200_000 + (60_000 * x), 5 + y]));
        using var trainer = new EstateNetTrainer(Options);
        trainer.Fit(train);
        var prediction = trainer.Predict(new Estate(0.5f, -0.5f, [0, 0]));

        Assert.True(trainer.Evaluate(train).R2 > 0.97);
        Assert.InRange(prediction[0], 220_000, 240_000);
        Assert.InRange(prediction[1], 4.2, 4.8);
    }

    [Fact]
    public void Quantiles_are_in_the_labels_units()
    {
        var noise = new Random(5);
        var train = Points.Make(800, 1, (x, y) => new Rent(x, y, 2000 + (500 * x) + (400 * (noise.NextSingle() - 0.5f))));
        using var trainer = new RentNetTrainer(Options);
        trainer.Fit(train);
        var quantiles = trainer.Predict(new Rent(0, 0, 0)).Values;

        Assert.InRange(quantiles[0], 1780, 1920);
        Assert.InRange(quantiles[2], 2080, 2220);
        Assert.InRange(trainer.Evaluate(train).IntervalWidth, 250, 400);
        Assert.InRange(trainer.Evaluate(train).Coverage[1], 0.4, 0.6);
    }

    [Fact]
    public void A_normal_distribution_is_in_the_labels_units()
    {
        var noise = new Random(5);
        var train = Points.Make(800, 1, (x, y) => new Bid(x, y, 2000 + (500 * x) + (400 * (noise.NextSingle() - 0.5f))));
        using var trainer = new BidNetTrainer(Options);
        trainer.Fit(train);
        var prediction = trainer.Predict(new Bid(0, 0, 0));

        Assert.InRange(prediction.Mean, 1930, 2070);
        Assert.InRange(prediction.StandardDeviation, 80, 160); // of a uniform distribution 400 wide: 115
    }

    private static List<Flat> Flats(int count, int seed) => Points.Make(count, seed, (x, y) => new Flat(x, y, 300_000 + (80_000 * x) - (30_000 * y)));
}

public sealed record RawFlat(float Area, float Age, [Label] double Price);

[Task(Regression, typeof(RawFlat))]
public sealed class RawFlatNet() : Mlp(2, 1);
