namespace LossGen.Tests;

/// <summary>Calibration against worked examples and known distributions.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void The_expected_error_is_that_of_the_bins()
    {
        // By hand, with two bins: 0.4 and 0.5 say 0.45 and are right in 1 of 2; 0.9, 0.9, 1.0 say 0.9333 and are right in 2 of 3.
        var predictions = Predictions(0.4f, 0.5f, 0.9f, 0.9f, 1.0f);
        var calibration = Calibration.Of(predictions, [0, 9, 0, 0, 9], bins: 2);
        Assert.Equal([2, 3], calibration.Bins.Select(bin => bin.Examples));
        Assert.Equal([0.5, 2.0 / 3], calibration.Bins.Select(bin => bin.Accuracy));
        Assert.Equal(0.45, calibration.Bins[0].Confidence, 1e-6);
        Assert.Equal(2.8 / 3, calibration.Bins[1].Confidence, 1e-6);
        Assert.Equal(((2 * 0.05) + (3 * ((2.8 / 3) - (2.0 / 3)))) / 5, calibration.ExpectedError, 1e-6);
        Assert.Equal((2.8 / 3) - (2.0 / 3), calibration.MaximumError, 1e-6);
        Assert.StartsWith("expected calibration error 0.1800, at most 0.2667 (5 examples)\n0.00 to 0.50: says 0.450, is right in 0.500 (2 examples)", calibration.ToString(), StringComparison.Ordinal);

        var binary = Calibration.Of([new BinaryPrediction<bool>(true, 0.75f), new BinaryPrediction<bool>(true, 0.75f)], [true, false], bins: 4);
        Assert.Equal(0.25, binary.ExpectedError, 1e-6);
    }

    [Fact]
    public void The_temperature_undoes_what_made_the_model_too_sure()
    {
        // Labels are drawn from softmax(logits); the model says softmax(3 logits).
        var (predictions, labels) = Draw(4000, seed: 1, sureness: 3);
        var scaling = TemperatureScaling.Fit(predictions, labels);
        Assert.InRange(scaling.Temperature, 2.7, 3.3);

        var (held, truth) = Draw(4000, seed: 2, sureness: 3);
        var scaled = held.Select(scaling.Apply).ToArray();
        Assert.Equal(held.Select(one => one.Label), scaled.Select(one => one.Label));
        Assert.All(scaled, one => Assert.Equal(1, one.Probabilities.Sum(), 1e-5));
        var (before, after) = (Calibration.Of(held, truth).ExpectedError, Calibration.Of(scaled, truth).ExpectedError);
        Assert.True(before > 0.1 && after < 0.03, $"{before} to {after}");

        // What is honest stays.
        var (honest, right) = Draw(4000, seed: 3, sureness: 1);
        Assert.InRange(TemperatureScaling.Fit(honest, right).Temperature, 0.9, 1.1);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Sets_hold_the_true_class_as_often_as_they_say_also_of_a_model_that_is_too_sure(double coverage)
    {
        var (predictions, labels) = Draw(2000, seed: 4, sureness: 3);
        var sets = ConformalSets.Fit(predictions, labels, coverage);
        var (held, truth) = Draw(20000, seed: 5, sureness: 3);
        Assert.Equal(coverage, held.Zip(truth, (one, label) => sets.Of(one).Contains(label) ? 1.0 : 0).Average(), 0.02);
        Assert.Contains($"for a coverage of {coverage.ToString(System.Globalization.CultureInfo.InvariantCulture)} (2000 examples)", sets.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_examples_give_sets_of_all_classes_and_wrong_ones_are_refused()
    {
        var (predictions, labels) = Draw(5, seed: 6, sureness: 1);
        Assert.Equal(3, ConformalSets.Fit(predictions, labels, coverage: 0.9).Of(predictions[0]).Count);
        Assert.Contains("There are no calibration examples.", Assert.Throws<DataException>(() => Calibration.Of(Array.Empty<ClassPrediction<int>>(), [])).Message, StringComparison.Ordinal);
        Assert.Contains("There are 5 predictions and 4 labels.", Assert.Throws<DataException>(() => TemperatureScaling.Fit(predictions, labels[..4])).Message, StringComparison.Ordinal);
        Assert.Contains("The class index of example 0 is 3. Expected one from 0 to 2", Assert.Throws<DataException>(() => ConformalSets.Fit(predictions, [3, .. labels[1..]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConformalSets.Fit(predictions, labels, coverage: 1));
    }

    private static ClassPrediction<int>[] Predictions(params float[] confidences) => Array.ConvertAll(confidences, confidence => new ClassPrediction<int>(0, confidence, [confidence, 1 - confidence]));

    private static (ClassPrediction<int>[] Predictions, int[] Labels) Draw(int count, int seed, double sureness)
    {
        var random = new Random(seed);
        var (predictions, labels) = (new ClassPrediction<int>[count], new int[count]);
        for (var index = 0; index < count; index++)
        {
            double[] logits = [random.NextDouble() * 3, random.NextDouble() * 3, random.NextDouble() * 3];
            var truth = Softmax(logits, 1);
            var draw = random.NextDouble();
            labels[index] = draw < truth[0] ? 0 : draw < truth[0] + truth[1] ? 1 : 2;
            var said = Array.ConvertAll(Softmax(logits, sureness), probability => (float)probability);
            var best = Array.IndexOf(said, said.Max());
            predictions[index] = new ClassPrediction<int>(best, said[best], said);
        }

        return (predictions, labels);
    }

    private static double[] Softmax(double[] logits, double factor)
    {
        var powers = Array.ConvertAll(logits, logit => Math.Exp(factor * logit));
        return Array.ConvertAll(powers, power => power / powers.Sum());
    }
}
