namespace LossGen.Trainers.Tests;

/// <summary>A point that is of one of three places, or of none.</summary>
public sealed record Sighting(float X, float Y, [Label] Region? Place);

/// <summary>The same by numbers with names.</summary>
public sealed record Track(float X, float Y, [Label, Classes("east", "north", "west")] int? Place);

[Task(OpenSetClassification, typeof(Sighting))]
public sealed class SightingNet() : Mlp(2, 3);

[Task(OpenSetClassification, typeof(Track))]
public sealed class TrackNet() : Mlp(2, 3);

/// <summary>A model that shows its features, of which the logits are a linear layer without bias.</summary>
[Task(OpenSetClassification, typeof(Sighting)), Loss(Objectosphere, Margin = 5)]
public sealed class SphereNet : Module<Tensor, (Tensor Logits, Tensor Features)>
{
    private readonly Module<Tensor, Tensor> _features = Sequential(Linear(2, 32), ReLU(), Linear(32, 8));
    private readonly Module<Tensor, Tensor> _logits = Linear(8, 3, hasBias: false);

    public SphereNet()
        : base(nameof(SphereNet)) => RegisterComponents();

    public override (Tensor Logits, Tensor Features) forward(Tensor input)
    {
        var features = _features.call(input);
        return (_logits.call(features), features);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _features.Dispose();
            _logits.Dispose();
        }

        base.Dispose(disposing);
    }
}

public sealed class OpenSetTests
{
    private static readonly (float X, float Y)[] Centres = [(1, 0), (-0.5f, 0.9f), (-0.5f, -0.9f)];

    [Fact]
    public void Learns_classes_and_what_is_of_none()
    {
        var metrics = Learning.Solves(options => new SightingNetTrainer(options), Sightings, metrics => metrics.Accuracy, 0.93);
        Assert.InRange(metrics.KnownAccuracy, 0.97, 1);
        Assert.InRange(metrics.RocAuc, 0.97, 1);
        Assert.InRange(metrics.UnknownRecall, 0.8, 1);
        Assert.InRange(metrics.Unknown, 60, 100);
    }

    [Fact]
    public void Learns_features_that_are_short_for_what_is_of_no_class()
    {
        Learning.Solves(options => new SphereNetTrainer(options), Sightings, metrics => metrics.Accuracy, 0.93);
        using var trainer = new SphereNetTrainer(Learning.Options);
        trainer.Fit(Sightings(600, 1));
        Assert.InRange(Length(0, 0), 0, 2);
        Assert.All(Centres, centre => Assert.InRange(Length(centre.X, centre.Y), 3.5, 20));

        double Length(float x, float y)
        {
            using var scope = NewDisposeScope();
            return trainer.Model.forward(tensor(new[] { x, y }, [1, 2])).Features.norm().ToDouble();
        }
    }

    [Fact]
    public void Predicts_a_class_or_none()
    {
        using var trainer = new TrackNetTrainer(Learning.Options);
        trainer.Fit(Sightings(600, 1).ConvertAll(sighting => new Track(sighting.X, sighting.Y, (int?)sighting.Place)));
        ClassPrediction<string?> east = trainer.Predict(new Track(1, 0, null));
        Assert.Equal("east", east.Label);
        Assert.InRange(east.Confidence, 0.8f, 1f);

        var nothing = trainer.Predict(new Track(0, 0, null));
        Assert.Null(nothing.Label);
        Assert.InRange(nothing.Confidence, 0.33f, 0.5f);
        Assert.Equal(3, nothing.Probabilities.Count);
    }

    [Fact]
    public void The_threshold_is_tuned_on_known_against_unknown_and_saved()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var trainer = new SightingNetTrainer(Learning.Options with { Epochs = 10 });
            trainer.Fit(Sightings(400, 1));
            var tuned = trainer.TuneThreshold(Sightings(300, 2), ThresholdGoal.Accuracy);
            Assert.Equal("known", tuned.Labels[0].Label);
            Assert.True(tuned.Labels[0].After >= tuned.Labels[0].Before);
            Assert.InRange(trainer.Thresholds.Values[0], 0.34, 0.99);
            trainer.Save(path);

            using var other = new SightingNetTrainer(Learning.Options);
            other.Load(path);
            Assert.Equal(trainer.Predict(Sightings(50, 3)).Select(prediction => prediction.Label), other.Predict(Sightings(50, 3)).Select(prediction => prediction.Label));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_class_that_there_is_not_is_refused()
    {
        using var trainer = new TrackNetTrainer(Learning.Options);
        var refused = Assert.Throws<DataException>(() => trainer.Fit([new Track(0, 0, 3)]));
        Assert.Equal("Place", refused.Member);
    }

    private static List<Sighting> Sightings(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var place = index % 4 == 3 ? (Region?)null : (Region)(index % 4);
            var (x, y) = place is { } known ? Centres[(int)known] : (0, 0);
            return new Sighting(x + (0.6f * (random.NextSingle() - 0.5f)), y + (0.6f * (random.NextSingle() - 0.5f)), place);
        })];
    }
}
