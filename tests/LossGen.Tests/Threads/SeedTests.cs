using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>A seed promises weights, and keeps the promise whatever else trains in the process.</summary>
public sealed class SeedTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 8, LearningRate = 0.01, Progress = ProgressDisplay.None };
    private static readonly Penguin[] Data = PenguinData.Draw(44, seed: 1);

    [Fact]
    public void Trainers_at_the_same_time_give_the_weights_of_one_after_the_other()
    {
        var expected = Enumerable.Range(0, 8).Select(seed => Trained(seed)).ToArray();
        Assert.Equal(8, expected.DistinctBy(weights => weights[0]).Count());
        for (var round = 0; round < 4; round++)
        {
            var found = new float[expected.Length][];
            var threads = Enumerable.Range(0, expected.Length).Select(seed => new Thread(() => found[seed] = Trained(seed))).ToArray();
            foreach (var thread in threads)
                thread.Start();
            foreach (var thread in threads)
                thread.Join();

            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void A_trainer_trained_in_the_callback_of_another_disturbs_nothing()
    {
        var (outer, inner) = (Trained(1), Trained(2));
        using var trainer = new PenguinNetTrainer(Quick with { Seed = 1 });
        var found = new List<float[]>();
        trainer.Callbacks.Add(new EachStep(() => found.Add(Trained(2))));
        trainer.Fit(Data);
        Assert.Equal(outer, TrainedWeights.Of(trainer.Model));
        Assert.All(found, weights => Assert.Equal(inner, weights));
    }

    [Fact]
    public void What_the_process_draws_itself_is_not_moved_by_training()
    {
        manual_seed(11);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(11);
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Fit(Data, Data);
        trainer.FindLearningRate(Data, steps: 5);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void A_model_that_draws_in_evaluation_too_keeps_the_promise()
    {
        var expected = Enumerable.Range(0, 4).Select(seed => TrainedNoisily(seed)).ToArray();
        for (var round = 0; round < 3; round++)
        {
            var found = new float[expected.Length][];
            Parallel.For(0, expected.Length, seed => found[seed] = TrainedNoisily(seed));
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void Runs_on_several_threads_have_thread_counts_of_their_own()
    {
        var before = get_num_threads();
        try
        {
            var one = Trained(1, threads: 1);
            var two = Trained(1, threads: 2);
            for (var round = 0; round < 4; round++)
            {
                Parallel.Invoke(
                    () => Assert.Equal(one, Trained(1, threads: 1)),
                    () => Assert.Equal(two, Trained(1, threads: 2)));
            }
        }
        finally
        {
            set_num_threads(before);
        }
    }

    private static float[] Trained(int seed) => Trained(seed, threads: null);

    private static float[] Trained(int seed, int? threads)
    {
        using var trainer = new PenguinNetTrainer(Quick with { Seed = seed, Threads = threads });
        trainer.Fit(Data, Data);
        return TrainedWeights.Of(trainer.Model);
    }

    private static float[] TrainedNoisily(int seed)
    {
        var options = Quick with { Seed = seed };
        using var trainer = new PenguinNetTrainer(() => { var model = new PenguinNet(); model.register_forward_pre_hook((_, input) => input + (randn_like(input) * 0.01)); return model; }, options);
        trainer.Fit(Data, Data);
        return TrainedWeights.Of(trainer.Model);
    }

    private sealed class EachStep(Action action) : ITrainingCallback
    {
        public void StepDone(long done, int epoch) => action();
    }
}
