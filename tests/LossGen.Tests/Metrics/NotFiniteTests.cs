using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>Outputs that are no numbers: nothing is predicted from them, and what is measured of them is none either.</summary>
public sealed class NotFiniteTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 1, BatchSize = 8, EvaluationBatchSize = 4, Progress = ProgressDisplay.None };
    private static readonly string[] Names = ["a", "b", "c"];

    public static TheoryData<float> Values => [float.NaN, float.PositiveInfinity];

    [Fact]
    public void No_label_is_predicted_and_the_example_is_named()
    {
        var data = PenguinData.Draw(12, seed: 1);
        using var trainer = Broken();
        var message = Assert.Throws<TrainingException>(() => trainer.Predict(data)).Message;
        Assert.StartsWith("The model's output for example 0 is NaN or infinite, and nothing can be predicted from it.", message, StringComparison.Ordinal);

        // In a stream the place is that of the stream.
        using var sound = new PenguinNetTrainer(Quick);
        data[9] = new Penguin(float.MaxValue, float.MaxValue, float.MaxValue, float.MaxValue, Species.Adelie);
        message = Assert.Throws<TrainingException>(() => sound.PredictStream(data).Count()).Message;
        Assert.StartsWith("The model's output for example 9 is NaN or infinite", message, StringComparison.Ordinal);
        Assert.Equal(8, sound.PredictStream(data.Take(8)).Count());
    }

    [Fact]
    public void Evaluation_says_so_in_every_metric_of_the_predictions()
    {
        using var trainer = Broken();
        var metrics = trainer.Evaluate(PenguinData.Draw(12, seed: 1));
        Assert.Equal(12, metrics.Examples);
        Assert.All(metrics.Values, value => Assert.True(double.IsNaN(value.Value), value.Name));
        Assert.Contains("NaN", metrics.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void One_of_many_is_enough_in_every_meter(float value)
    {
        using var scope = NewDisposeScope();
        var (loss, classes) = (tensor(1f), tensor(new long[] { 0, 1, 2 }));
        foreach (var isBroken in new[] { false, true })
        {
            var broken = isBroken ? value : 0.3f;
            var perClass = tensor(new[] { 1, 2, 3, 1, broken, 0, 0, 1, 2 }).reshape(3, 3);
            var perExample = tensor(new[] { 1, isBroken ? float.NaN : 0.3f, -2 });

            var classification = new ClassificationMeter(Names);
            classification.Add(perClass, classes, loss, 3);
            Verify(classification.Result(), isBroken);

            var binary = new BinaryMeter("no", "yes");
            binary.Add(perExample, tensor(new[] { 1f, 0, 1 }), loss, 3);
            Verify(binary.Result(), isBroken);

            var ordinal = new OrdinalMeter(["a", "b", "c", "d"]);
            ordinal.Add(isBroken ? tensor(new[] { 1, 2, 3, 1, float.NaN, 0, 0, 1, 2 }).reshape(3, 3) : perClass, classes, loss, 3);
            Verify(ordinal.Result(), isBroken);

            var segmentation = new SegmentationMeter(Names);
            segmentation.Add(perClass, classes, loss, 3);
            Verify(segmentation.Result(), isBroken);

            var tokens = new TokenMeter(Names, -100);
            tokens.Add(perClass, classes, loss, 3, length: 3);
            Verify(tokens.Result(), isBroken);
        }

        // The logit of a probability of 1 is infinite, and says what it says.
        var certain = new BinaryMeter("no", "yes");
        certain.Add(tensor(new[] { float.PositiveInfinity, float.NegativeInfinity }), tensor(new[] { 1f, 0 }), loss, 2);
        Assert.Equal(1, certain.Result().Accuracy);

        // What no one looks at may be anything: outputs at padding often are.
        var padded = new TokenMeter(Names, -100);
        padded.Add(tensor(new[] { 1, 2, 3, 1, value, 0 }).reshape(2, 3), tensor(new long[] { 2, -100 }), loss, 1, length: 2);
        Verify(padded.Result(), isBroken: false);

        // A class that is masked out is just not chosen.
        var masked = new ClassificationMeter(Names);
        masked.Add(tensor(new[] { 1, float.NegativeInfinity, 3 }).reshape(1, 3), tensor(new long[] { 2 }), loss, 1);
        Verify(masked.Result(), isBroken: false);
    }

    private static void Verify(IMetrics metrics, bool isBroken)
    {
        var numbers = metrics.Values.Count(value => double.IsFinite(value.Value));
        Assert.True(isBroken ? numbers == 0 : numbers > 0, $"{metrics.GetType().Name}, broken {isBroken}: {metrics}");
    }

    private static PenguinNetTrainer Broken()
    {
        var trainer = new PenguinNetTrainer(Quick);
        using (no_grad())
            trainer.Model.get_parameter("_layers.3.bias")![1] = float.NaN;

        return trainer;
    }
}
