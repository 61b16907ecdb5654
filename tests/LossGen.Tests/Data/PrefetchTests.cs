using Penguins;

namespace LossGen.Tests;

/// <summary>Reading ahead changes when examples are read, and nothing else.</summary>
public sealed class PrefetchTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 8, LearningRate = 0.01, Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void The_weights_are_the_same_to_the_last_bit(int batches)
    {
        var (data, held) = (PenguinData.Draw(44, seed: 1), PenguinData.Draw(20, seed: 2));
        var options = Quick with { ClassWeights = ClassWeights.Balanced };
        Assert.Equal(Trained(options, data, held), Trained(options with { Prefetch = batches }, data, held));
        Assert.Equal(Trained(Quick with { ShuffleBuffer = 10 }, Stream(data), held), Trained(Quick with { ShuffleBuffer = 10, Prefetch = batches }, Stream(data), held));
        Assert.Equal(Trained(Quick with { ValidationSplit = 0.2 }, data, null), Trained(Quick with { ValidationSplit = 0.2, Prefetch = batches }, data, null));
    }

    [Fact]
    public void A_run_can_be_taken_up_from_any_step()
    {
        var data = PenguinData.Draw(44, seed: 1);
        var options = Quick with { Prefetch = 2, OutputDirectory = _folder, Save = Every.Steps(1), Resume = true };
        var expected = Trained(Quick, data, null);
        for (var step = 1; step < 18; step++)
        {
            using (var first = new PenguinNetTrainer(options))
            {
                using var cancellation = new CancellationTokenSource();
                first.Callbacks.Add(new CancelsAt(step, cancellation));
                Assert.Equal(step, first.Fit(data, cancellation: cancellation.Token).Steps);
            }

            Assert.Equal(expected, Trained(options, data, null));
            foreach (var file in Directory.GetFiles(_folder))
                File.Delete(file);
        }
    }

    [Fact]
    public void Examples_are_read_on_another_thread_and_no_further_ahead_than_asked()
    {
        var data = PenguinData.Draw(80, seed: 1);
        var (threads, read, most) = (new HashSet<int>(), 0, 0);
        using var trainer = new PenguinNetTrainer(Quick with { Epochs = 1, Prefetch = 2, ShuffleBuffer = 1 });
        trainer.Callbacks.Add(new AtStep(step =>
        {
            // Time to read as far ahead as it will; the batch at hand is the last that was used.
            Thread.Sleep(20);
            most = Math.Max(most, Volatile.Read(ref read) - ((int)step * 8));
        }));
        trainer.Fit(Reading());

        // Two batches that wait, one that is being put to them, and the example that fills the shuffle buffer.
        Assert.InRange(most, 16, (3 * 8) + 1);
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
        Assert.Single(threads);

        IEnumerable<Penguin> Reading()
        {
            foreach (var penguin in data)
            {
                threads.Add(Environment.CurrentManagedThreadId);
                Interlocked.Increment(ref read);
                yield return penguin;
            }
        }
    }

    [Fact]
    public void An_error_comes_when_its_batch_has_its_turn_and_as_it_was_thrown()
    {
        var data = PenguinData.Draw(80, seed: 1);
        var thrown = new InvalidOperationException("The picture cannot be decoded.");
        using var trainer = new PenguinNetTrainer(Quick with { Prefetch = 4, Shuffle = false });
        var steps = 0L;
        trainer.Callbacks.Add(new AtStep(step => steps = step));
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => trainer.Fit(Failing())));
        Assert.Equal(4, steps);

        IEnumerable<Penguin> Failing()
        {
            for (var index = 0; index < data.Length; index++)
                yield return index == 37 ? throw thrown : data[index];
        }
    }

    [Fact]
    public void A_bad_example_is_named_by_its_place()
    {
        var data = PenguinData.Draw(80, seed: 1);
        data[37] = data[37] with { BodyMass = float.NaN };
        using var trainer = new PenguinNetTrainer(Quick with { Prefetch = 4, ValidationSplit = 0.1, Seed = 5 });
        Assert.Equal(37, Assert.Throws<DataException>(() => trainer.Fit(data)).Example);
        using var streaming = new PenguinNetTrainer(Quick with { Prefetch = 4 });
        Assert.Equal(37, Assert.Throws<DataException>(() => streaming.Fit(Stream(data))).Example);
        using var plain = new PenguinNetTrainer(Quick);
        Assert.Equal(37, Assert.Throws<DataException>(() => plain.Fit(Stream(data))).Example);
    }

    [Fact]
    public void Nothing_is_read_after_the_run_has_ended()
    {
        var data = PenguinData.Draw(80, seed: 1);
        var (read, isDisposed) = (0, false);
        using var cancellation = new CancellationTokenSource();
        using var trainer = new PenguinNetTrainer(Quick with { Prefetch = 2 });
        trainer.Callbacks.Add(new CancelsAt(2, cancellation));
        Assert.True(trainer.Fit(Endless(), cancellation: cancellation.Token).Cancelled);
        var after = Volatile.Read(ref read);
        Thread.Sleep(50);
        Assert.Equal(after, Volatile.Read(ref read));
        Assert.True(isDisposed);

        IEnumerable<Penguin> Endless()
        {
            try
            {
                while (true)
                    yield return data[Interlocked.Increment(ref read) % data.Length];
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void An_empty_stream_is_refused(int batches)
    {
        using var trainer = new PenguinNetTrainer(Quick with { Prefetch = batches });
        Assert.Contains("no training examples", Assert.Throws<DataException>(() => trainer.Fit(Nothing())).Message, StringComparison.Ordinal);

        static IEnumerable<Penguin> Nothing()
        {
            yield break;
        }
    }

    private static IEnumerable<Penguin> Stream(Penguin[] data) => data.Select(penguin => penguin);

    private static float[] Trained(TrainingOptions options, IEnumerable<Penguin> data, Penguin[]? held)
    {
        using var trainer = new PenguinNetTrainer(options);
        trainer.Fit(data, held);
        return TrainedWeights.Of(trainer.Model);
    }

    private sealed class CancelsAt(int step, CancellationTokenSource cancellation) : ITrainingCallback
    {
        public void StepDone(long done, int epoch)
        {
            if (done == step)
                cancellation.Cancel();
        }
    }

    private sealed class AtStep(Action<long> what) : ITrainingCallback
    {
        public void StepDone(long step, int epoch) => what(step);
    }
}
