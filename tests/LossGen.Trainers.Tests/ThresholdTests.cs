namespace LossGen.Trainers.Tests;

/// <summary>Thresholds found on validation examples are the best there are, hold in Predict and Evaluate, and live as long as the weights.</summary>
public sealed class ThresholdTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(ThresholdGoal.F1)]
    [InlineData(ThresholdGoal.Accuracy)]
    [InlineData(ThresholdGoal.BalancedAccuracy)]
    [InlineData(ThresholdGoal.Matthews)]
    public void The_threshold_of_a_binary_classification_is_the_best_there_is(ThresholdGoal goal)
    {
        var validation = Rare(400, seed: 2);
        using var trainer = Trained(Rare(400, seed: 1));
        var before = trainer.Evaluate(validation);
        var tuned = trainer.TuneThreshold(validation, goal);
        var threshold = Assert.Single(trainer.Thresholds.Values);
        var label = Assert.Single(tuned.Labels);
        Assert.Equal(threshold, label.Threshold);
        Assert.Equal(validation.LongCount(point => point.IsRight), label.Positives);

        // By trying every probability that was predicted.
        var predictions = trainer.Predict(validation);
        var best = predictions.Select(one => (double)one.Probability).Append(0.5).Max(above => Counts(predictions.Select(one => one.Probability > above), validation).Value(goal));
        Assert.Equal(best, label.After, 1e-12);
        Assert.Equal(Counts(predictions.Select(one => one.Probability > 0.5f), validation).Value(goal), label.Before, 1e-12);

        // Predict and Evaluate use it.
        Assert.Equal(best, Counts(predictions.Select(one => one.Label), validation).Value(goal), 1e-12);
        var after = trainer.Evaluate(validation);
        Assert.Equal(best, new DecisionCounts(after.Confusion[1, 1], after.Confusion[0, 1], after.Confusion[0, 0], after.Confusion[1, 0]).Value(goal), 1e-12);
        Assert.Equal(before.RocAuc, after.RocAuc);
        Assert.Contains($"{goal} ", tuned.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_goal_of_ones_own_decides()
    {
        var validation = Rare(400, seed: 2);
        using var trainer = Trained(Rare(400, seed: 1));

        // To miss one is a hundred times as bad as a false alarm.
        trainer.TuneThreshold(validation, counts => -(counts.FalsePositives + (100.0 * counts.FalseNegatives)));
        Assert.True(trainer.Thresholds.Values[0] < 0.5);
        Assert.True(trainer.Evaluate(validation).Recall > 0.95);
    }

    [Fact]
    public void A_target_is_reached_and_nothing_beside_it_is_better()
    {
        var validation = Rare(400, seed: 2);
        using var trainer = Trained(Rare(400, seed: 1));
        foreach (var (target, bounded, best) in ((ThresholdTarget, Func<DecisionCounts, double>, Func<DecisionCounts, double>)[])
            [(ThresholdTarget.RecallOf(0.95), counts => counts.Recall, counts => counts.Precision), (ThresholdTarget.PrecisionOf(0.9), counts => counts.Precision, counts => counts.Recall), (ThresholdTarget.SpecificityOf(0.99), counts => counts.Specificity, counts => counts.Recall)])
        {
            var tuned = trainer.TuneThreshold(validation, target);
            var predictions = trainer.Predict(validation);
            var reached = Counts(predictions.Select(one => one.Label), validation);
            Assert.True(bounded(reached) >= target.Least, $"{target}: {reached}");
            var all = predictions.Select(one => (double)one.Probability).Append(0.5).Append(0).Select(above => Counts(predictions.Select(one => one.Probability > above), validation)).Where(counts => bounded(counts) >= target.Least);
            Assert.Equal(all.Max(best), best(reached), 1e-12);
            Assert.Equal(best(reached), tuned.Labels[0].After, 1e-12);
            Assert.Contains($"{target.Best} with a {target.Bounded} of at least ", tuned.ToString(), StringComparison.Ordinal);
        }

        // What cannot be reached changes nothing.
        var before = trainer.Thresholds.Values;
        var turned = validation.Select(point => point with { IsRight = !point.IsRight }).ToList();
        Assert.Contains("No threshold of ", Assert.Throws<DataException>(() => trainer.TuneThreshold(turned, ThresholdTarget.PrecisionOf(1))).Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Thresholds.Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdTarget.RecallOf(1.5));
    }

    [Fact]
    public void Thresholds_are_saved_and_loaded_and_a_new_training_sets_them_back()
    {
        var validation = Rare(400, seed: 2);
        using var trainer = Trained(Rare(400, seed: 1));
        trainer.Save(_file);
        using var loaded = new BoolNetTrainer(Learning.Options);
        loaded.Thresholds.Set(0.9);
        loaded.Load(_file);
        Assert.True(loaded.Thresholds.AreDefault);

        trainer.TuneThreshold(validation);
        trainer.Save(_file);
        loaded.Load(_file);
        Assert.False(loaded.Thresholds.AreDefault);
        Assert.Equal(trainer.Thresholds.Values, loaded.Thresholds.Values);
        Assert.Equal(trainer.Predict(validation), loaded.Predict(validation));

        trainer.CheckOverfit(validation, steps: 20);
        Assert.Equal(trainer.Thresholds.Values, loaded.Thresholds.Values);
        trainer.Fit(validation);
        Assert.True(trainer.Thresholds.AreDefault);
    }

    [Fact]
    public void The_score_of_a_hinge_has_a_threshold_too()
    {
        var validation = Points.Make(400, 2, (x, y) => new SignPoint(x, y, x + (0.3f * y) > 0.6f ? 1 : -1));
        using var trainer = new HingeNetTrainer(Learning.Options with { Epochs = 2 });
        trainer.Fit(Points.Make(400, 1, (x, y) => new SignPoint(x, y, x + (0.3f * y) > 0.6f ? 1 : -1)));

        // The metrics are those of what is predicted: above 0.
        var predictions = trainer.Predict(validation);
        Assert.Equal((double)predictions.Zip(validation).Count(pair => pair.First.Label == (pair.Second.Side > 0)) / 400, trainer.Evaluate(validation).Accuracy, 1e-12);

        var tuned = trainer.TuneThreshold(validation);
        var best = predictions.Select(one => (double)one.Score).Max(above => F1(predictions.Select(one => one.Score > above).Zip(validation.Select(point => point.Side > 0))));
        Assert.Equal(best, tuned.Labels[0].After, 1e-12);
        Assert.Equal(best, F1(trainer.Predict(validation).Select(one => one.Label).Zip(validation.Select(point => point.Side > 0))), 1e-12);
    }

    [Fact]
    public void Whether_two_items_belong_together_is_decided_by_a_threshold_that_can_be_tuned()
    {
        var validation = PairTests.Pairs(300, 2);
        using var trainer = new ContrastNetTrainer(Learning.Options with { Epochs = 5 });
        trainer.Fit(PairTests.Pairs(600, 1));
        var before = trainer.Evaluate(validation);
        var tuned = trainer.TuneThreshold(validation, ThresholdGoal.BalancedAccuracy);
        var after = trainer.Evaluate(validation);

        Assert.Equal((before.BalancedAccuracy, after.BalancedAccuracy), (tuned.Labels[0].Before, tuned.Labels[0].After));
        Assert.True(after.BalancedAccuracy > before.BalancedAccuracy, tuned.ToString());
        Assert.Equal(after.Accuracy, (double)trainer.Predict(validation).Zip(validation).Count(pair => pair.First.Label == pair.Second.Same) / 300, 1e-12);
    }

    [Fact]
    public void Each_label_has_its_own_threshold()
    {
        var validation = Points.Make(400, 2, (x, y) => new FlagsPoint(x, y, Flags(x, y)));
        using var trainer = new FlagsNetTrainer(Learning.Options with { Epochs = 2, LearningRate = 0.005 });
        trainer.Fit(Points.Make(400, 1, (x, y) => new FlagsPoint(x, y, Flags(x, y))));
        var before = trainer.Evaluate(validation);
        var tuned = trainer.TuneThresholds(validation);
        var after = trainer.Evaluate(validation);

        Assert.Equal(3, trainer.Thresholds.Values.Count);
        Assert.Equal(["Right", "Upper", "Far"], tuned.Labels.Select(label => label.Label));
        Assert.Equal(tuned.Labels.Select(label => label.Before), before.Labels.Select(label => label.F1));
        Assert.Equal(tuned.Labels.Select(label => label.After), after.Labels.Select(label => label.F1));
        Assert.True(after.MacroF1 > before.MacroF1);
        var predictions = trainer.Predict(validation);
        for (var label = 0; label < 3; label++)
        {
            var flag = (Quadrants)(1 << label);
            var truth = validation.Select(point => point.Areas.HasFlag(flag)).ToArray();
            var best = predictions.Select(one => (double)one.Probabilities[label]).Append(0.5).Max(above => F1(predictions.Select(one => one.Probabilities[label] > above).Zip(truth)));
            Assert.Equal(best, tuned.Labels[label].After, 1e-12);
            Assert.Equal(best, F1(predictions.Select(one => one.Labels.HasFlag(flag)).Zip(truth)), 1e-12);
        }
    }

    [Fact]
    public void What_cannot_be_tuned_is_refused_or_left()
    {
        using var trainer = new BoolNetTrainer(Learning.Options);
        Assert.Contains("All 50 validation examples are negative", Assert.Throws<DataException>(() => trainer.TuneThreshold(Points.Make(50, 1, (x, y) => new BoolPoint(x, y, false)))).Message, StringComparison.Ordinal);
        Assert.Contains("There are 2 thresholds: expected 1", Assert.Throws<ArgumentException>(() => trainer.Thresholds.Set(0.1, 0.2)).Message, StringComparison.Ordinal);
        Assert.Contains("The threshold 1.5 is no probability", Assert.Throws<ArgumentException>(() => trainer.Thresholds.Set(1.5)).Message, StringComparison.Ordinal);
        Assert.True(trainer.Thresholds.AreDefault);

        using var labels = new FlagsNetTrainer(Learning.Options);
        labels.TuneThresholds(Points.Make(50, 1, (x, y) => new FlagsPoint(x, y, x > 0 ? Quadrants.Right : 0)));
        Assert.Equal([0.5, 0.5], labels.Thresholds.Values.Skip(1));
    }

    private static BoolNetTrainer Trained(List<BoolPoint> train)
    {
        var trainer = new BoolNetTrainer(Learning.Options with { Epochs = 3, LearningRate = 0.005 });
        trainer.Fit(train);
        return trainer;
    }

    /// <summary>Points of which about one in seven is positive, by a border that is not sharp.</summary>
    private static List<BoolPoint> Rare(int count, int seed)
    {
        var noise = new Random(seed + 100);
        return Points.Make(count, seed, (x, y) => new BoolPoint(x, y, x + (0.3f * y) + ((noise.NextSingle() - 0.5f) * 0.8f) > 0.7f));
    }

    private static Quadrants Flags(float x, float y) =>
        (x > 0.4 ? Quadrants.Right : 0) | (y > 0.7 ? Quadrants.Upper : 0) | ((x * x) + (y * y) > 0.5f ? Quadrants.Far : 0);

    private static DecisionCounts Counts(IEnumerable<bool> predicted, IReadOnlyList<BoolPoint> examples)
    {
        var pairs = predicted.Zip(examples.Select(point => point.IsRight)).ToArray();
        return new DecisionCounts(pairs.Count(pair => pair is (true, true)), pairs.Count(pair => pair is (true, false)), pairs.Count(pair => pair is (false, false)), pairs.Count(pair => pair is (false, true)));
    }

    private static double F1(IEnumerable<(bool Predicted, bool Applies)> pairs)
    {
        var all = pairs.ToArray();
        return 2.0 * all.Count(pair => pair is (true, true)) / (all.Count(pair => pair.Predicted) + all.Count(pair => pair.Applies));
    }
}
