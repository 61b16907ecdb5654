using TorchSharp;

namespace LossGen.Trainers.Tests;

/// <summary>A point that is normal near (1, 1); of some nobody knows.</summary>
public sealed record Pump(float X, float Y, [Label] bool? IsFaulty);

/// <summary>The same, of which broken ones were found.</summary>
public sealed record Bearing(float X, float Y, [Label] Wear? State);

public enum Wear
{
    Fine,
    Broken,
}

/// <summary>Layers without biases, as the loss needs them.</summary>
public abstract class Unbiased : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(2, 32, hasBias: false), ReLU(), Linear(32, 32, hasBias: false), ReLU(), Linear(32, 8, hasBias: false));

    protected Unbiased()
        : base(nameof(Unbiased)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _layers.Dispose();

        base.Dispose(disposing);
    }
}

[Task(AnomalyDetection, typeof(Pump))]
public sealed class PumpNet : Unbiased;

[Task(AnomalyDetection, typeof(Bearing)), Loss(DeepSad, Eta = 2)]
public sealed class BearingNet : Unbiased;

public sealed class AnomalyTests
{
    [Fact]
    public void Learns_what_is_normal()
    {
        var metrics = Learning.Solves(options => new PumpNetTrainer(options), Pumps, metrics => metrics.RocAuc, 0.97);
        Assert.Equal(300, metrics.Examples);
        Assert.InRange(metrics.Anomalies, 50, 100);
        Assert.InRange(metrics.AveragePrecision, 0.95, 1);
        Assert.InRange(metrics.FalseAlarmRate, 0.0, 0.12);
        Assert.InRange(metrics.Recall, 0.8, 1);
    }

    [Fact]
    public void Learns_from_some_anomalies_too() =>
        Learning.Solves(options => new BearingNetTrainer(options), Bearings, metrics => metrics.RocAuc, 0.98);

    [Fact]
    public void The_centre_is_the_mean_of_the_first_embeddings_and_stays()
    {
        var pumps = Pumps(200, 1);
        var sum = new double[8];
        using (var untrained = new PumpNetTrainer(Learning.Options))
        {
            using var noGradients = no_grad();
            foreach (var pump in pumps.Where(pump => pump.IsFaulty != true))
            {
                using var input = tensor(new[] { pump.X, pump.Y }, [1, 2]);
                using var output = untrained.Model.forward(input);
                for (var column = 0; column < sum.Length; column++)
                    sum[column] += output[0, column].ToSingle();
            }
        }

        using var trainer = new PumpNetTrainer(Learning.Options with { Epochs = 2 });
        Assert.False(trainer.Centre.IsFound);
        trainer.Fit(pumps);
        var centre = trainer.Centre.Values;
        var normal = pumps.Count(pump => pump.IsFaulty != true);
        Assert.All(sum.Zip(centre), pair =>
        {
            var mean = pair.First / normal;
            Assert.Equal(Math.Abs(mean) >= 0.1 ? mean : mean < 0 ? -0.1 : 0.1, pair.Second, 1e-5);
        });

        trainer.Fit(pumps);
        Assert.Equal(centre, trainer.Centre.Values);

        // A stream shows the same examples.
        using var streaming = new PumpNetTrainer(Learning.Options with { Epochs = 2, Prefetch = 2 });
        streaming.Fit(pumps.Where(_ => true));
        Assert.All(centre.Zip(streaming.Centre.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void The_threshold_lets_a_share_of_what_is_normal_above_it()
    {
        using var trainer = new PumpNetTrainer(Learning.Options with { Epochs = 3 }) { FalseAlarmRate = 0.1 };
        var pumps = Pumps(400, 1).Where(pump => pump.IsFaulty == false).ToList();
        Assert.True(trainer.Thresholds.AreDefault);
        trainer.Fit(pumps);
        var predictions = trainer.Predict(pumps);
        Assert.Equal((int)(0.1 * pumps.Count), predictions.Count(prediction => prediction.Label == true));
        Assert.All(predictions, prediction => Assert.Equal(prediction.Score > trainer.Thresholds.Values[0], prediction.Label));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.FalseAlarmRate = 1);
    }

    [Fact]
    public void A_threshold_is_found_by_labels_where_there_are_some()
    {
        using var trainer = new BearingNetTrainer(Learning.Options with { Epochs = 10 });
        trainer.Fit(Bearings(400, 1));
        var tuned = trainer.TuneThreshold(Bearings(300, 3));
        Assert.Equal(tuned.Labels[0].Threshold, trainer.Thresholds.Values[0]);
        var metrics = trainer.Evaluate(Bearings(300, 3));
        Assert.Equal(tuned.Labels[0].After, 2 * metrics.Precision * metrics.Recall / (metrics.Precision + metrics.Recall), 1e-9);
        Assert.Equal(Wear.Broken, trainer.Predict(new Bearing(-1.5f, 1, null)).Label);
        Assert.Equal(Wear.Fine, trainer.Predict(new Bearing(1, 1, null)).Label);
    }

    [Fact]
    public void Centre_and_threshold_go_through_a_file()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "pump.safetensors");
            using var trainer = new PumpNetTrainer(Learning.Options with { Epochs = 3, OutputDirectory = folder });
            trainer.Fit(Pumps(200, 1));
            trainer.Save(path);
            var expected = trainer.Predict(Pumps(50, 2));
            foreach (var file in (string[])[path, Path.Combine(folder, "model.safetensors")])
            {
                using var other = new PumpNetTrainer(Learning.Options with { Seed = 99 });
                other.Load(file);
                Assert.Equal(trainer.Centre.Values, other.Centre.Values);
                Assert.Equal(trainer.Thresholds.Values, other.Thresholds.Values);
                Assert.Equal(expected, other.Predict(Pumps(50, 2)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Goes_on_from_a_checkpoint_around_the_same_centre()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var options = Learning.Options with { Epochs = 4, OutputDirectory = folder, Save = Every.Epoch };
            using var straight = new PumpNetTrainer(Learning.Options with { Epochs = 4 });
            straight.Fit(Pumps(120, 1));
            using var cancellation = new CancellationTokenSource();
            using (var broken = new PumpNetTrainer(options))
            {
                broken.Callbacks.Add(new CancelAtStep(6, cancellation));
                broken.Fit(Pumps(120, 1), cancellation: cancellation.Token);
            }

            using var resumed = new PumpNetTrainer(options with { Resume = true });
            resumed.Fit(Pumps(120, 1));
            Assert.Equal(straight.Centre.Values, resumed.Centre.Values);
            Assert.Equal(straight.Thresholds.Values, resumed.Thresholds.Values);
            Assert.Equal(straight.Predict(Pumps(50, 2)), resumed.Predict(Pumps(50, 2)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_trial_leaves_no_centre_behind()
    {
        using var trainer = new PumpNetTrainer(Learning.Options);
        trainer.FindLearningRate(Pumps(200, 1));
        Assert.False(trainer.Centre.IsFound);
        Assert.True(trainer.Thresholds.AreDefault);
    }

    [Fact]
    public void Nothing_known_to_be_normal_is_refused()
    {
        using var trainer = new BearingNetTrainer(Learning.Options);
        Assert.Equal(
            "Every training example is labelled anomalous: nothing shows what is normal. At least one example that is normal, or of which nothing is known, is needed.",
            Assert.Throws<DataException>(() => trainer.Fit([new Bearing(1, 1, Wear.Broken)])).Message);
        Assert.Contains("is no class of Wear", Assert.Throws<DataException>(() => trainer.Fit([new Bearing(1, 1, (Wear)7)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_of_which_nothing_is_known_are_measured_by_their_loss_alone()
    {
        using var trainer = new PumpNetTrainer(Learning.Options with { Epochs = 1 });
        trainer.Fit([new Pump(1, 1, null), new Pump(1.1f, 0.9f, null)]);
        var metrics = trainer.Evaluate([new Pump(1, 1, null)]);
        Assert.Equal((1, 0), (metrics.Examples, metrics.Anomalies));
        Assert.True(double.IsFinite(metrics.Loss));
        Assert.True(double.IsNaN(metrics.RocAuc));
    }

    private static List<Pump> Pumps(int count, int seed) => Draw(count, seed, (x, y, isNormal, index) => new Pump(x, y, !isNormal ? true : index % 3 == 0 ? null : false));

    private static List<Bearing> Bearings(int count, int seed) => Draw(count, seed, (x, y, isNormal, index) => new Bearing(x, y, isNormal ? (index % 3 == 0 ? null : Wear.Fine) : Wear.Broken));

    private static List<T> Draw<T>(int count, int seed, Func<float, float, bool, int, T> make)
    {
        var random = new Random(seed);
        var examples = new List<T>(count);
        while (examples.Count < count)
        {
            var isNormal = examples.Count % 4 != 3;
            var (x, y) = isNormal
                ? (1 + (0.3f * (random.NextSingle() - 0.5f)), 1 + (0.3f * (random.NextSingle() - 0.5f)))
                : ((random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2);
            if (isNormal || ((x - 1) * (x - 1)) + ((y - 1) * (y - 1)) > 0.36f)
                examples.Add(make(x, y, isNormal, examples.Count));
        }

        return examples;
    }
}
