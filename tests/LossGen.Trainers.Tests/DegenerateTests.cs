using TorchSharp;

namespace LossGen.Trainers.Tests;

/// <summary>Data with nothing to learn from, or hardly anything: results are defined, weights stay finite.</summary>
public sealed class DegenerateTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 2, BatchSize = 4, Shuffle = false };

    [Fact]
    public void A_batch_without_a_label_trains_nothing()
    {
        var ignored = Enumerable.Range(0, 4).Select(_ => new Choice(1, 1, -1));
        var labelled = Enumerable.Range(0, 4).Select(index => new Choice(index, 1, index % 3));
        using var trainer = new ChoiceNetTrainer(Options);
        var report = trainer.Fit([.. ignored, .. labelled]);
        AssertFinite(trainer.Model);
        Assert.True(double.IsFinite(report.History[^1].Loss), $"{report.History[^1].Loss}");
    }

    [Fact]
    public void Examples_without_any_label_cannot_be_measured()
    {
        using var trainer = new ChoiceNetTrainer(Options);
        Assert.Contains("each is the ignore index", Assert.Throws<DataException>(() => trainer.Evaluate([new Choice(1, 1, -1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_sequences_are_trained_evaluated_and_predicted()
    {
        var empty = new Utterance([], []);
        using var trainer = new TaggerNetTrainer(Options);
        trainer.Fit([empty, empty, empty, empty, new Utterance([1, 9], [Tag.O, Tag.B_Name])]);
        AssertFinite(trainer.Model);
        Assert.Empty(trainer.Predict(empty).Labels);
        Assert.Throws<DataException>(() => trainer.Evaluate([empty]));
        Assert.Equal(2, trainer.Evaluate([empty, new Utterance([1, 9], [Tag.O, Tag.B_Name])]).Tokens);
    }

    [Fact]
    public void A_language_model_has_nothing_to_foresee_after_a_single_token()
    {
        using var trainer = new LineNetTrainer(Options);
        Assert.Throws<DataException>(() => trainer.Evaluate([new Line([3]), new Line([])]));
        trainer.Fit([new Line([3]), new Line([]), new Line([1, 2]), new Line([1])]);
        AssertFinite(trainer.Model);
        Assert.Equal(12, trainer.Predict(new Line([])).Probabilities.Count);
    }

    [Fact]
    public void One_class_alone_gives_no_infinite_metric()
    {
        using var trainer = new PlaceNetTrainer(Options);
        trainer.Fit([new Place(0, 1, Quadrant.NorthEast), new Place(1, 1, Quadrant.NorthEast), new Place(2, 1, Quadrant.NorthEast)]);
        AssertFinite(trainer.Model);
        Assert.Equal(1, trainer.Evaluate([new Place(0, 1, Quadrant.NorthEast), new Place(1, 1, Quadrant.NorthEast)]).RecallAt1);
        Assert.Contains("one class", Assert.Throws<DataException>(() => trainer.Evaluate([new Place(0, 1, Quadrant.NorthEast)])).Message, StringComparison.Ordinal);

        using var triplets = new TripletNetTrainer(Options);
        triplets.Fit([new Place(0, 1, Quadrant.NorthEast), new Place(0, 1, Quadrant.NorthEast), new Place(5, 1, Quadrant.SouthEast)]);
        AssertFinite(triplets.Model);
    }

    [Fact]
    public void A_class_that_no_pixel_has_is_left_out_of_the_mean()
    {
        using var trainer = new DiceNetTrainer(Options);
        var aerial = new Aerial(new float[48], new Ground[48]);
        var report = trainer.Fit([aerial, aerial]);
        AssertFinite(trainer.Model);
        Assert.True(double.IsFinite(report.History[^1].Loss));
        Assert.InRange(trainer.Evaluate([aerial]).MeanIoU, 0, 1);
    }

    private static void AssertFinite(Module model) =>
        Assert.All(model.parameters(), parameter => Assert.True(parameter.isfinite().all().ToBoolean()));
}
