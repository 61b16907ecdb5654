using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>Callbacks that act on their run: on the rate, the weights and its end.</summary>
public sealed class ActingCallbackTests : IDisposable
{
    private static readonly Penguin[] Data = PenguinData.Draw(44, seed: 1);
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 8, LearningRate = 0.02, Log = Every.Steps(1), Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_schedule_of_ones_own_is_that_of_the_options_with_the_same_factors()
    {
        var schedule = new LearningRateSchedule { Kind = ScheduleKind.Exponential, Decay = 0.9 };
        using var expected = new PenguinNetTrainer(Quick with { Schedule = schedule });
        var report = expected.Fit(Data);
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Callbacks.Add(new Scheduling(schedule));
        var own = trainer.Fit(Data);
        Assert.Equal(report.Training.Select(point => point.LearningRate), own.Training.Select(point => point.LearningRate));
        Assert.Equal(TrainedWeights.Of(expected.Model), TrainedWeights.Of(trainer.Model));
    }

    [Fact]
    public void The_factor_is_kept_with_checkpoints()
    {
        var options = Quick with { OutputDirectory = _folder, Save = Every.Steps(1), Resume = true };
        using (var first = new PenguinNetTrainer(options with { Epochs = 1 }))
        {
            first.Callbacks.Add(new Acting((run, step) => run.LearningRateFactor = step >= 3 ? 0.25 : 1));
            first.Fit(Data);
        }

        using var second = new PenguinNetTrainer(options);
        var factors = new List<double>();
        second.Callbacks.Add(new Acting((run, _) => factors.Add(run.LearningRateFactor)));
        second.Fit(Data);
        Assert.All(factors, factor => Assert.Equal(0.25, factor));
    }

    [Fact]
    public void Weights_can_be_changed_between_steps_and_wrong_factors_are_refused()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Callbacks.Add(new Acting((run, step) =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => run.LearningRateFactor = double.NaN);
            using var noGradients = no_grad();
            run.Model.get_parameter("_layers.3.bias")!.zero_();
            if (step == 5)
                run.Stop();
        }));
        var report = trainer.Fit(Data);
        Assert.Equal((5, StopReason.Requested), (report.Steps, report.Reason));
        Assert.All(trainer.Model.get_parameter("_layers.3.bias")!.data<float>().ToArray(), bias => Assert.Equal(0, bias));
    }

    private class Acting(Action<RunStart, long> act) : ITrainingCallback
    {
        private RunStart? _run;

        public virtual void RunStarted(RunStart run) => _run = run;

        public void StepDone(long step, int epoch) => act(_run!, step);
    }

    private sealed class Scheduling(LearningRateSchedule schedule) : Acting((run, step) => run.LearningRateFactor = schedule.Factor(step, run.TotalSteps!.Value));
}
