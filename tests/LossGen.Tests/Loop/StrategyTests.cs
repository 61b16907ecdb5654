using TorchSharp;

namespace LossGen.Tests;

/// <summary>When a run evaluates, stops, keeps and skips.</summary>
public sealed class StrategyTests
{
    // 12 examples in batches of 4: 3 steps an epoch. SGD with rate 1 adds 1 to each weight per step.
    private static readonly TrainingOptions Quick = new() { Epochs = 6, BatchSize = 4, Optimizer = OptimizerKind.SGD, LearningRate = 1, Progress = ProgressDisplay.None };

    private static readonly Penguins.Penguin[] Data = PenguinData.Draw(12, seed: 1);

    [Fact]
    public void Evaluation_by_steps_happens_between_steps_and_at_the_end()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 3, Evaluate = Every.Steps(4) }, 1, 2, 3);
        var report = trainer.Fit(Data, Data);
        Assert.Equal([4, 8, 9], report.Evaluations.Select(point => point.Step));
        Assert.Equal([4 / 3.0, 8 / 3.0, 3], report.Evaluations.Select(point => point.Epoch));
        Assert.Equal([null, 1, 3], report.History.Select(record => record.Validation?.Loss));
        Assert.Equal(3, trainer.Evaluations);
    }

    [Fact]
    public void Evaluation_every_few_epochs_includes_the_last()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 5, Evaluate = Every.Epochs(2) }, 1);
        Assert.Equal([6, 12, 15], trainer.Fit(Data, Data).Evaluations.Select(point => point.Step));

        using var never = new ScriptedTrainer(Quick with { Evaluate = Every.Never }, 1);
        Assert.Empty(never.Fit(Data, Data).Evaluations);
    }

    [Fact]
    public void Max_steps_ends_within_an_epoch_and_evaluates()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 1, MaxSteps = 5 }, 1, 2);
        var report = trainer.Fit(Data, Data);
        Assert.Equal(5, report.Steps);
        Assert.Equal([3, 5], report.Evaluations.Select(point => point.Step));
        Assert.Equal(StopReason.Finished, report.Reason);
    }

    [Fact]
    public void Patience_stops_after_evaluations_without_improvement()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 20, Patience = 2, MinimumDelta = 0.1 }, 1, 0.5, 0.45, 0.41, 0.1);
        var report = trainer.Fit(Data, Data);
        Assert.Equal(StopReason.Patience, report.Reason);
        Assert.Equal(4, report.Evaluations.Count);
        Assert.Equal(6, report.BestStep);
        Assert.Contains("stopped early", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Patience_stops_within_an_epoch_when_evaluation_is_by_steps()
    {
        using var trainer = new ScriptedTrainer(Quick with { Patience = 1, Evaluate = Every.Steps(2) }, 1, 2);
        var report = trainer.Fit(Data, Data);
        Assert.Equal(4, report.Steps);
        Assert.Equal(StopReason.Patience, report.Reason);
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 12)]
    public void The_best_model_is_restored_where_it_is_asked_for(bool keepBest, int steps)
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 4, KeepBest = keepBest }, 1, 0.5, double.NaN, 0.7);
        var before = Weights(trainer);
        var report = trainer.Fit(Data, Data);
        Assert.Equal(before.Select(weight => weight + steps), Weights(trainer), new Near());
        Assert.Equal(keepBest ? 0.5 : 0.7, report.Metrics!.Loss);
        Assert.Equal(6, report.BestStep);
    }

    [Fact]
    public void A_batch_that_gives_no_number_can_be_left_out()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 2, OnNotFinite = NotFiniteAction.Skip }, 1) { LossFactor = step => step == 1 ? float.NaN : 1 };
        var before = Weights(trainer);
        var report = trainer.Fit(Data);
        Assert.Equal(1, report.SkippedBatches);
        Assert.Equal(before.Select(weight => weight + 5), Weights(trainer), new Near());
    }

    [Fact]
    public void A_gradient_that_is_no_number_stops_or_is_left_out()
    {
        // The loss is finite where the gradient is not: 0 times infinity comes with the square root of 0.
        Assert.Contains("The norm of the gradients is", Assert.Throws<TrainingException>(() => Fit(Quick with { CheckGradients = true })).Message, StringComparison.Ordinal);
        Assert.Equal(18, Fit(Quick with { CheckGradients = true, OnNotFinite = NotFiniteAction.Skip }).SkippedSteps);

        static TrainingReport<ClassificationMetrics> Fit(TrainingOptions options)
        {
            using var trainer = new BareTrainer(options);
            using var run = trainer.Start(Data);
            foreach (var epoch in run.Epochs())
            {
                foreach (var rows in epoch.Batches())
                {
                    using var step = run.BeginStep();
                    step.Backward(trainer.Model.parameters().First().mul(0f).sqrt().sum(), 1);
                    step.Update();
                }
            }

            return run.Finish();
        }
    }

    [Fact]
    public void More_validation_sets_are_reported_beside_the_first()
    {
        using var trainer = new ScriptedTrainer(Quick with { Epochs = 1 }, 1, 2, 3);
        trainer.ValidationSets["night"] = Data;
        var point = Assert.Single(trainer.Fit(Data, Data).Evaluations);
        Assert.Equal(1, point.Loss);
        Assert.Equal(new MetricValue("night/loss", 2, HigherIsBetter: false), Assert.Single(point.Metrics));
    }

    private static float[] Weights(ScriptedTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-4f;

        public int GetHashCode(float obj) => 0;
    }
}
