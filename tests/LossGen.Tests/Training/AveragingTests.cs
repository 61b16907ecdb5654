using Penguins;
using TorchSharp;

namespace LossGen.Tests;

/// <summary>The average of the weights is what its formula says, is what is evaluated and kept, and is taken up again with the run.</summary>
public sealed class AveragingTests : IDisposable
{
    private static readonly Penguin[] Data = PenguinData.Draw(44, seed: 1);
    private static readonly Penguin[] Held = PenguinData.Draw(20, seed: 2);
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 8, LearningRate = 0.02, Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public static TheoryData<WeightAveraging> Averages =>
    [
        new() { Kind = AveragingKind.Exponential, Decay = 0.8 },
        new() { Kind = AveragingKind.Exponential, Decay = 0.9, StartStep = 5 },
        new() { Kind = AveragingKind.Uniform, StartStep = 4 },
        new() { Kind = AveragingKind.Uniform },
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Averages))]
    public void It_is_that_of_the_formula_and_training_is_not_changed_by_it(WeightAveraging averaging)
    {
        // The weights of every step of a run without an average.
        var steps = new List<float[]>();
        using (var plain = new PenguinNetTrainer(Quick))
        {
            plain.Callbacks.Add(new EachStep(_ => steps.Add(TrainedWeights.Of(plain.Model))));
            plain.Fit(Data, Held);
        }

        var expected = steps[(int)averaging.StartStep - 1].Select(weight => (double)weight).ToArray();
        for (var step = (int)averaging.StartStep; step < steps.Count; step++)
        {
            var share = averaging.Kind == AveragingKind.Exponential ? 1 - averaging.Decay : 1.0 / (step - averaging.StartStep + 2);
            for (var index = 0; index < expected.Length; index++)
                expected[index] += share * (steps[step][index] - expected[index]);
        }

        using var trainer = new PenguinNetTrainer(Quick with { Averaging = averaging });
        var trained = new List<float[]>();
        trainer.Callbacks.Add(new EachStep(_ => trained.Add(TrainedWeights.Of(trainer.Model))));
        var report = trainer.Fit(Data, Held);
        Assert.Equal(steps, trained);
        Assert.All(TrainedWeights.Of(trainer.Model).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4));

        // What was evaluated last is what the model has now.
        Assert.Equal(trainer.Evaluate(Held).Loss, report.Evaluations[^1].Loss);
    }

    [Theory]
    [MemberData(nameof(Averages))]
    public void A_run_that_was_interrupted_ends_with_the_same_average(WeightAveraging averaging)
    {
        var options = Quick with { Averaging = averaging, OutputDirectory = _folder, Save = Every.Steps(1), Resume = true, KeepBest = true, Evaluate = Every.Steps(5) };
        float[] expected;
        using (var whole = new PenguinNetTrainer(options with { OutputDirectory = null, Save = Every.Never, Resume = false }))
        {
            whole.Fit(Data, Held);
            expected = TrainedWeights.Of(whole.Model);
        }

        foreach (var step in (int[])[1, 4, 7, 17])
        {
            using var cancellation = new CancellationTokenSource();
            using (var first = new PenguinNetTrainer(options))
            {
                first.Callbacks.Add(new EachStep(done =>
                {
                    if (done == step)
                        cancellation.Cancel();
                }));
                first.Fit(Data, Held, cancellation.Token);
            }

            using var second = new PenguinNetTrainer(options);
            var report = second.Fit(Data, Held);
            Assert.Equal(18, report.Steps);
            Assert.Equal(expected, TrainedWeights.Of(second.Model));
            foreach (var file in Directory.GetFiles(_folder))
                File.Delete(file);
        }
    }

    [Fact]
    public void The_best_weights_are_those_of_the_average_that_was_evaluated()
    {
        using var trainer = new PenguinNetTrainer(Quick with { Averaging = new() { Kind = AveragingKind.Exponential, Decay = 0.7 }, KeepBest = true, Monitor = ClassificationMetric.Loss });
        var report = trainer.Fit(Data, Held);
        Assert.Equal(report.Evaluations.Min(point => point.Loss), trainer.Evaluate(Held).Loss);
    }

    [Fact]
    public void It_is_an_option_like_any_other()
    {
        var options = TrainingOptions.Load(null, "--averaging:kind=exponential", "--averaging:decay", "0.99");
        Assert.Equal(new WeightAveraging { Kind = AveragingKind.Exponential, Decay = 0.99 }, options.Averaging);
        Assert.Equal("Averaging Exponential (Decay 0.99)", options.ToString());
        Assert.Contains("TrainingOptions.Averaging.Decay is 1: expected a number of at least 0 and below 1.", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Quick with { Averaging = new() { Decay = 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("TrainingOptions.Averaging.StartStep is 0: expected a whole number of at least 1.", Assert.Throws<TrainingOptionsException>(() => new PenguinNetTrainer(Quick with { Averaging = new() { StartStep = 0 } })).Message, StringComparison.Ordinal);
    }

    private sealed class EachStep(Action<long> action) : ITrainingCallback
    {
        public void StepDone(long step, int epoch) => action(step);
    }
}
