using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>What is frozen predicts what it predicted: the statistics of its normalization layers with it.</summary>
public sealed class FrozenStatisticsTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 8, LearningRate = 0.01, Evaluate = Every.Steps(3), Progress = ProgressDisplay.None };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_frozen_group_they_stay(bool isAffine)
    {
        using var trainer = new NormalizedTrainer(Quick with { ParameterGroups = [new() { Pattern = "_body.*", Frozen = true }] }, isAffine);
        var before = Statistics(trainer.Model, "_body");
        var outside = Statistics(trainer.Model, "_head");
        trainer.Fit(new float[40], new float[8]);
        Assert.Equal(before, Statistics(trainer.Model, "_body"));
        Assert.NotEqual(outside, Statistics(trainer.Model, "_head"));
        Assert.True(trainer.Model.modules().All(module => module.training));
    }

    [Fact]
    public void Of_all_others_they_move()
    {
        using var trainer = new NormalizedTrainer(Quick with { ParameterGroups = [new() { Pattern = "_body.0.*", Frozen = true }] }, isAffine: true);
        var before = Statistics(trainer.Model, "_body");
        trainer.Fit(new float[40], new float[8]);
        Assert.NotEqual(before, Statistics(trainer.Model, "_body"));
    }

    private static float[] Statistics(nn.Module model, string part) =>
        [.. model.named_buffers().Where(buffer => buffer.name.StartsWith(part, StringComparison.Ordinal) && buffer.name.Contains("running", StringComparison.Ordinal)).SelectMany(buffer => buffer.buffer.data<float>().ToArray())];

    /// <summary>Two parts with batch normalization in each.</summary>
    private sealed class Normalized : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential _body;
        private readonly Sequential _head;

        public Normalized(bool isAffine)
            : base(nameof(Normalized))
        {
            _body = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4, affine: isAffine), nn.ReLU());
            _head = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Linear(4, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _head.call(_body.call(input));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _body.Dispose();
                _head.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class NormalizedTrainer(TrainingOptions options, bool isAffine) : Trainer<Normalized, float, int, ScriptedMetrics>(() => new Normalized(isAffine), Task, options)
    {
        private static readonly TaskDescription Task = new(TaskKind.Regression, "Normalized", "float", "squared error", "Y", "value", ["X"], []);

        public override TrainingReport<ScriptedMetrics> Fit(IReadOnlyList<float> train, IReadOnlyList<float>? validation = null, CancellationToken cancellation = default)
        {
            using var run = StartRun(train, validation);
            foreach (var epoch in run.Epochs(cancellation))
            {
                Model.train();
                foreach (var rows in epoch.Batches())
                {
                    using var step = run.BeginStep();
                    step.Backward(Model.call(randn(rows.Length, 3) + 2).square().sum(), rows.Length);
                    step.Update();
                }

                if (epoch.IsEvaluated)
                    epoch.Record(Evaluate(run.Validation));
            }

            return run.Finish();
        }

        public override ScriptedMetrics Evaluate(IReadOnlyList<float> examples)
        {
            using var inference = StartInference(examples.Count);
            using var scope = NewDisposeScope();
            return new ScriptedMetrics(Model.call(randn(examples.Count, 3)).square().mean().item<float>());
        }

        public override IReadOnlyList<int> Predict(IReadOnlyList<float> examples) => throw new NotSupportedException();
    }
}
