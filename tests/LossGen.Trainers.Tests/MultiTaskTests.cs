using System.Globalization;
using TorchSharp.Modules;

namespace LossGen.Trainers.Tests;

public enum Region
{
    East,
    North,
    West,
}

/// <summary>A point with several labels: how high, in which part, and whether inside.</summary>
public sealed record Site(float X, float Y, [Label(Regression)] double Height, [Label(Classification), ClassWeights(Balanced)] Region Part, [Label(BinaryClassification), LossWeight(0.5)] bool IsInside);

/// <summary>The same labels, of which nobody said what they count.</summary>
public sealed record NoisySite(float X, float Y, [Label(Regression)] double Height, [Label(Classification), ClassWeights(Balanced)] Region Part, [Label(BinaryClassification)] bool IsInside);

/// <summary>A trunk with one linear layer per label.</summary>
public abstract class SiteTrunk : Module<Tensor, (Tensor Height, Tensor Part, Tensor IsInside)>
{
    private readonly Module<Tensor, Tensor> _trunk = Sequential(Linear(2, 32), Tanh(), Linear(32, 32), Tanh());
    private readonly Linear _height = Linear(32, 1);
    private readonly Linear _part = Linear(32, 3);
    private readonly Linear _isInside = Linear(32, 1);

    protected SiteTrunk()
        : base(nameof(SiteTrunk)) => RegisterComponents();

    public override (Tensor Height, Tensor Part, Tensor IsInside) forward(Tensor input)
    {
        var shared = _trunk.call(input);
        return (_height.call(shared), _part.call(shared), _isInside.call(shared));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _trunk.Dispose();
            _height.Dispose();
            _part.Dispose();
            _isInside.Dispose();
        }

        base.Dispose(disposing);
    }
}

[Task(MultiTask, typeof(Site))]
public sealed class SiteNet : SiteTrunk;

[Task(MultiTask, typeof(NoisySite)), UncertaintyWeighting]
public sealed class UncertainSiteNet : SiteTrunk;

/// <summary>What is asked for, and what each word is of it: two units of labels on one encoder.</summary>
public sealed record Request([Feature, Tokens(6)] int[] Words, [Label(Classification), ClassIndex(2)] int Intent, [Label(TokenClassification), ClassIndex(3)] int[] Slots);

/// <summary>A request of which the intent or the slots may be unknown, whose classes weigh unlike.</summary>
public sealed record Ticket(
    [Feature, Tokens(6)] int[] Words,
    [Label(Classification), ClassIndex(2), ClassWeights(0.4, 3.0), IgnoreIndex(-1)] int Intent,
    [Label(TokenClassification), ClassIndex(3), ClassWeights(2.0, 0.5, 1.0), IgnoreIndex, LossWeight(0.7)] int[] Slots);

/// <summary>The same, where the weights are learned.</summary>
public sealed record UnweightedTicket(
    [Feature, Tokens(6)] int[] Words,
    [Label(Classification), ClassIndex(2), ClassWeights(0.4, 3.0), IgnoreIndex(-1)] int Intent,
    [Label(TokenClassification), ClassIndex(3), ClassWeights(2.0, 0.5, 1.0), IgnoreIndex] int[] Slots);

/// <summary>One vector per word: their sum tells the intent, each of them a slot.</summary>
public abstract class WordSum : Module<Tensor, Tensor, (Tensor Intent, Tensor Slots)>
{
    private readonly Embedding _words = Embedding(6, 8);
    private readonly Linear _intent = Linear(8, 2);
    private readonly Linear _slots = Linear(8, 3);

    protected WordSum()
        : base(nameof(WordSum)) => RegisterComponents();

    public override (Tensor Intent, Tensor Slots) forward(Tensor words, Tensor mask)
    {
        var embedded = _words.call(words) * mask.unsqueeze(2);
        return (_intent.call(embedded.sum(1)), _slots.call(embedded));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _words.Dispose();
            _intent.Dispose();
            _slots.Dispose();
        }

        base.Dispose(disposing);
    }
}

[Task(MultiTask, typeof(Request))]
public sealed class RequestNet : WordSum;

[Task(MultiTask, typeof(Ticket))]
public sealed class TicketNet : WordSum;

[Task(MultiTask, typeof(UnweightedTicket)), UncertaintyWeighting]
public sealed class UncertainTicketNet : WordSum;

public sealed class MultiTaskTests
{
    [Fact]
    public void Learns_several_labels_by_a_weighted_sum()
    {
        var metrics = Learning.Solves(options => new SiteNetTrainer(options), Sites, Worst, 0.9);
        Assert.Equal(metrics.Height.Loss + metrics.Part.Loss + (0.5 * metrics.IsInside.Loss), metrics.Loss, 9);
        Assert.Equal(["Height", "Part", "IsInside"], metrics.Heads.Select(head => head.Name));
    }

    [Fact]
    public void Learns_several_labels_and_what_each_counts()
    {
        using var untrained = new UncertainSiteNetTrainer(Learning.Options);
        Assert.Equal([1.0, 1.0, 1.0], untrained.Uncertainty.Variances);
        Assert.True(Worst(untrained.Evaluate(NoisySites(300, 2))) < 0.9);

        using var trainer = new UncertainSiteNetTrainer(Learning.Options with { WeightDecay = 0.5, Optimizer = OptimizerKind.AdamW, Epochs = 60 });
        trainer.Fit(NoisySites(600, 1));
        var metrics = trainer.Evaluate(NoisySites(300, 2));
        var variances = trainer.Uncertainty.Variances;
        Assert.All(variances, variance => Assert.InRange(variance, 0.0, 0.9));

        // (Kendall et al., equation 7, with s the logarithm of the variance; half the squared error is that of a normal distribution.)
        double[] losses = [0.5 * metrics.Height.Loss, metrics.Part.Loss, metrics.IsInside.Loss];
        Assert.Equal(losses.Zip(variances, (loss, variance) => (loss / variance) + (0.5 * Math.Log(variance))).Sum(), metrics.Loss, 5);
    }

    [Fact]
    public void The_variances_reach_the_ones_that_are_best_for_losses_that_stay()
    {
        // Nothing but the variances learns, so the losses stay, and the best variance of each is twice its loss.
        using var trainer = new UncertainSiteNetTrainer(Learning.Options with
        {
            Epochs = 300,
            BatchSize = 600,
            LearningRate = 0.05,
            Schedule = new LearningRateSchedule { Kind = ScheduleKind.Cosine },
            ParameterGroups = [new ParameterGroup { Pattern = "_*", Frozen = true }],
        });
        var sites = NoisySites(600, 1);
        trainer.Fit(sites);
        var metrics = trainer.Evaluate(sites);
        double[] best = [metrics.Height.Loss, 2 * metrics.Part.Loss, 2 * metrics.IsInside.Loss];
        Assert.All(best.Zip(trainer.Uncertainty.Variances), pair => Assert.Equal(pair.First, pair.Second, 0.01 * pair.First));
    }

    [Fact]
    public void Learns_labels_of_examples_and_of_tokens_together()
    {
        var metrics = Learning.Solves(options => new RequestNetTrainer(options), Requests, metrics => Math.Min(metrics.Intent.Accuracy, metrics.Slots.TokenAccuracy), 0.97);
        Assert.Equal(metrics.Intent.Loss + metrics.Slots.Loss, metrics.Loss, 9);
    }

    [Fact]
    public void Predicts_each_label_in_its_own_type()
    {
        using var trainer = new SiteNetTrainer(Learning.Options);
        trainer.Fit(Sites(600, 1));
        var (height, part, isInside) = trainer.Predict(new Site(0.9f, 0.1f, 0, default, false));
        Assert.Equal(0.91, height, 0.2);
        Assert.Equal(Region.East, part.Label);
        Assert.True(isInside.Label);
    }

    [Fact]
    public void Is_monitored_by_the_metric_of_a_label()
    {
        var metric = MonitoredMetric.Of(SiteNetTrainer.Metric.PartAccuracy);
        using var trainer = new SiteNetTrainer(Learning.Options with { Epochs = 8, Monitor = metric, KeepBest = true });
        var report = trainer.Fit(Sites(200, 1), Sites(200, 2));
        var best = report.History.Max(epoch => epoch.Validation!.Part.Accuracy);
        Assert.Equal(best, trainer.Evaluate(Sites(200, 2)).Part.Accuracy);

        var wrong = Assert.Throws<TrainingOptionsException>(() => new SiteNetTrainer(new TrainingOptions { Monitor = ClassificationMetric.Accuracy }));
        Assert.Contains("PartAccuracy", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_metric_of_the_enum_is_reported()
    {
        using var trainer = new SiteNetTrainer(Learning.Options);
        var metrics = trainer.Evaluate(Sites(50, 1));
        var names = metrics.Values.Select(value => value.Name.Replace(" ", "", StringComparison.Ordinal)).Append("Loss").ToHashSet(StringComparer.OrdinalIgnoreCase);

        // Of three classes five are always right: there is no such metric.
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), Enum.GetNames<SiteNetTrainer.Metric>().Where(name => name != "PartTop5Accuracy").Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"loss {metrics.Loss:0.0000}, Height RMSE "), metrics.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_variances_and_thresholds_go_through_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using var trainer = new UncertainSiteNetTrainer(Learning.Options with { Epochs = 3 });
            trainer.Fit(NoisySites(200, 1));
            var tuned = trainer.TuneThresholds("IsInside", NoisySites(200, 3));
            Assert.Equal(tuned.Labels[0].Threshold, trainer.IsInsideThresholds.Values[0]);
            trainer.Save(path);

            using var other = new UncertainSiteNetTrainer(Learning.Options with { Seed = 99 });
            other.Load(path);
            Assert.Equal(trainer.Uncertainty.Variances, other.Uncertainty.Variances);
            Assert.Equal(trainer.IsInsideThresholds.Values, other.IsInsideThresholds.Values);
            Assert.Equal(trainer.Predict(NoisySites(50, 2)).Select(prediction => (prediction.Height, prediction.Part.Label, prediction.IsInside)), other.Predict(NoisySites(50, 2)).Select(prediction => (prediction.Height, prediction.Part.Label, prediction.IsInside)));

            // The weighted sum of the same labels is another task.
            using var weighted = new SiteNetTrainer(Learning.Options);
            Assert.Throws<CheckpointException>(() => weighted.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Goes_on_from_a_checkpoint_as_if_nothing_had_happened()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var options = Learning.Options with { Epochs = 4, OutputDirectory = folder, Save = Every.Epoch };
            using var straight = new UncertainSiteNetTrainer(Learning.Options with { Epochs = 4 });
            straight.Fit(NoisySites(120, 1));

            // Cancelled in the second epoch, and taken up by another trainer.
            using var cancellation = new CancellationTokenSource();
            using (var broken = new UncertainSiteNetTrainer(options))
            {
                broken.Callbacks.Add(new CancelAtStep(6, cancellation));
                broken.Fit(NoisySites(120, 1), cancellation: cancellation.Token);
            }

            using var resumed = new UncertainSiteNetTrainer(options with { Resume = true });
            resumed.Fit(NoisySites(120, 1));
            Assert.Equal(straight.Uncertainty.Variances, resumed.Uncertainty.Variances);
            Assert.Equal(straight.Evaluate(NoisySites(50, 2)).Loss, resumed.Evaluate(NoisySites(50, 2)).Loss);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_module_disposes_the_parts_that_it_registered()
    {
        // What the suppressor of CA2213 (LGS0001) relies on.
        var layer = Linear(2, 1);
        var model = new Holder(layer);
        Assert.Equal(2, model.parameters().Count());
        var weight = layer.weight!;
        model.Dispose();
        Assert.True(weight.IsInvalid);
    }

    [Fact]
    public void A_label_that_is_missing_from_a_batch_adds_nothing_to_it()
    {
        // Nobody's slots are known: each sequence is empty of labels, and the intent is learned alone.
        using var trainer = new RequestNetTrainer(Learning.Options with { Epochs = 1, BatchSize = 4 });
        var empty = Enumerable.Range(0, 40).Select(index => new Request([], index % 2, [])).ToList();
        var report = trainer.Fit(empty);
        Assert.True(double.IsFinite(report.History[0].Loss));
    }

    [Theory]
    [InlineData(false, 0, false)]
    [InlineData(true, 0, false)]
    [InlineData(false, 2, false)]
    [InlineData(true, 2, false)]
    [InlineData(false, 0, true)]
    public void Batches_accumulated_count_as_one(bool isStream, int prefetch, bool isUncertain)
    {
        // Sequences of unequal length, tokens and examples without a label, classes that weigh unlike: the mean of the batches' means is another number.
        var tickets = Tickets(45, 5);
        AssertSame(Step(batch: 45, accumulation: 1), Step(batch: 10, accumulation: 5));
        AssertSame(Step(batch: 20, accumulation: 1), Step(batch: 5, accumulation: 4));

        (float[] Weights, double Loss) Step(int batch, int accumulation)
        {
            var options = new TrainingOptions
            {
                Epochs = 2,
                BatchSize = batch,
                GradientAccumulation = accumulation,
                Prefetch = prefetch,
                Optimizer = OptimizerKind.SGD,
                LearningRate = 0.1,
                Seed = 3,
                Progress = ProgressDisplay.None,
            };
            if (isUncertain)
            {
                using var uncertain = new UncertainTicketNetTrainer(options);
                return Fit(uncertain, tickets.ConvertAll(ticket => new UnweightedTicket(ticket.Words, ticket.Intent, ticket.Slots)));
            }

            using var trainer = new TicketNetTrainer(options);
            return Fit(trainer, tickets);
        }

        (float[] Weights, double Loss) Fit<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, List<TExample> examples)
            where TModel : Module
            where TMetrics : class, IMetrics
        {
            var report = isStream ? trainer.Fit(examples.Where(_ => true)) : trainer.Fit(examples);
            return ([.. trainer.Model.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())], report.History[^1].Loss);
        }

        static void AssertSame((float[] Weights, double Loss) one, (float[] Weights, double Loss) several)
        {
            Assert.Equal(one.Loss, several.Loss, 1e-5);
            Assert.All(one.Weights.Zip(several.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    private static double Worst(SiteNetTrainer.Metrics metrics) => Math.Min(metrics.Height.R2, Math.Min(metrics.Part.Accuracy, metrics.IsInside.Accuracy));

    private static double Worst(UncertainSiteNetTrainer.Metrics metrics) => Math.Min(metrics.Height.R2, Math.Min(metrics.Part.Accuracy, metrics.IsInside.Accuracy));

    private static List<Site> Sites(int count, int seed) => Points.Make(count, seed, (x, y) => new Site(x, y, x + (y * y), x > 0.3f ? Region.East : y > 0 ? Region.North : Region.West, (x * x) + (y * y) < 0.9f));

    private static List<NoisySite> NoisySites(int count, int seed) => Sites(count, seed).ConvertAll(site => new NoisySite(site.X, site.Y, site.Height, site.Part, site.IsInside));

    /// <summary>The intent says whether any word is the last of the vocabulary; a slot is the remainder of its word.</summary>
    private static List<Request> Requests(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var words = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(6)).ToArray();
            return new Request(words, words.Contains(5) ? 1 : 0, [.. words.Select(word => word % 3)]);
        })];
    }

    private static List<Ticket> Tickets(int count, int seed) => Requests(count, seed).Select((request, index) =>
        new Ticket(request.Words, index % 4 == 0 ? -1 : request.Intent, [.. request.Slots.Select((slot, position) => (index + position) % 3 == 0 ? -100 : slot)])).ToList();

    private sealed class Holder : Module<Tensor, Tensor>
    {
        private readonly Linear _layer;

        public Holder(Linear layer)
            : base(nameof(Holder))
        {
            _layer = layer;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _layer.call(input);
    }
}
