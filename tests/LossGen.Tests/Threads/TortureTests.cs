using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Penguins;

namespace LossGen.Tests;

/// <summary>
/// Sixteen threads call everything there is, in random order, on trainers of their own and on trainers that they share: nothing crashes, only documented exceptions come,
/// and what completes is what it would have been alone. Seconds by itself; TORTURE_SECONDS makes it longer.
/// </summary>
public sealed class TortureTests : IDisposable
{
    private const int Threads = 16;
    private const int Seeds = 4;

    private static readonly TrainingOptions Quick = new() { Epochs = 1, BatchSize = 8, LearningRate = 0.01, Progress = ProgressDisplay.None };
    private static readonly Penguin[] Data = PenguinData.Draw(40, seed: 1);

    private readonly string _folder = TestFolder.Create();
    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Calls_in_any_order_on_any_thread_work_or_are_refused()
    {
        var text = Environment.GetEnvironmentVariable("TORTURE_SECONDS");
        var length = TimeSpan.FromSeconds(text is null ? 6 : double.Parse(text, CultureInfo.InvariantCulture));
        var seed = Environment.TickCount;
        var twins = Enumerable.Range(0, Seeds).Select(Twin.Of).ToArray();
        using var shared = new Shared();
        var failures = new ConcurrentQueue<string>();
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            var random = new Random(seed + number);
            while (clock.Elapsed < length && failures.IsEmpty)
            {
                if (Record.Exception(() => Act(random, number, twins, shared)) is { } failure)
                    failures.Enqueue($"seed {seed}, thread {number}: {failure}");
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        Assert.Empty(failures);
        foreach (var call in (string[])["own Fit", "own Predict", "own Save", "shared Predict", "shared Evaluate"])
            Assert.True(_outcomes.GetValueOrDefault($"{call} done") > 0, $"{call} never completed: {string.Join(", ", _outcomes)}");
    }

    private void Act(Random random, int number, Twin[] twins, Shared shared)
    {
        var file = Path.Combine(_folder, $"{number}.safetensors");
        if (random.Next(3) == 0)
            ActAlone(twins[random.Next(Seeds)], file);
        else
            ActTogether(random, shared, file);
    }

    /// <summary>A trainer of the thread's own does what it does alone.</summary>
    private void ActAlone(Twin twin, string file)
    {
        using var trainer = new PenguinNetTrainer(Quick with { Seed = twin.Seed });
        trainer.Fit(Data);
        Note("own Fit", "done");
        Assert.Equal(twin.Weights, TrainedWeights.Of(trainer.Model));
        Assert.Equal(twin.Confidences, Confidences(trainer));
        Assert.Equal(twin.Loss, trainer.Evaluate(Data).Loss);
        Note("own Predict", "done");
        trainer.Save(file);
        using var loaded = new PenguinNetTrainer(Quick with { Seed = twin.Seed + 100 });
        loaded.Load(file);
        Assert.Equal(twin.Weights, TrainedWeights.Of(loaded.Model));
        Note("own Save", "done");
    }

    /// <summary>A trainer that others use too works or refuses; and answers with one of the states that it was in as a whole.</summary>
    private void ActTogether(Random random, Shared shared, string file)
    {
        var trainer = shared.Trainer;
        switch (random.Next(20))
        {
            case 0:
                Try("shared Fit", () => trainer.Fit(Data));
                break;
            case 1:
                Try("shared Save", () => trainer.Save(file));
                break;
            case 2:
                Try("shared Load", () => trainer.Load(shared.Weights));
                break;
            case 3 when random.Next(4) == 0:
                Try("shared Dispose", trainer.Dispose);
                shared.Renew(trainer);
                break;
            case < 12:
                Try("shared Evaluate", () => Assert.True(double.IsFinite(trainer.Evaluate(Data).Loss)));
                break;
            default:
                Try("shared Predict", () => Assert.All(Confidences(trainer), confidence => Assert.InRange(confidence, 1f / 3, 1)));
                break;
        }
    }

    private void Try(string what, Action action)
    {
        try
        {
            action();
            Note(what, "done");
        }
        catch (InvalidOperationException exception) when (exception is ObjectDisposedException || exception.Message.Contains(" cannot start while ", StringComparison.Ordinal))
        {
            Note(what, "refused");
        }
    }

    private void Note(string what, string how) => _outcomes.AddOrUpdate($"{what} {how}", 1, (_, count) => count + 1);

    private static float[] Confidences(PenguinNetTrainer trainer) => [.. trainer.Predict(Data).Select(prediction => prediction.Confidence)];

    /// <summary>What a seed gives alone.</summary>
    private sealed record Twin(int Seed, float[] Weights, float[] Confidences, double Loss)
    {
        public static Twin Of(int seed)
        {
            using var trainer = new PenguinNetTrainer(Quick with { Seed = seed });
            trainer.Fit(Data);
            return new Twin(seed, TrainedWeights.Of(trainer.Model), TortureTests.Confidences(trainer), trainer.Evaluate(Data).Loss);
        }
    }

    /// <summary>The trainer that all threads use; another in its place once one of them disposed it.</summary>
    private sealed class Shared : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly string _folder = TestFolder.Create();
        private PenguinNetTrainer _trainer = new(Quick);

        public Shared() => _trainer.Save(Weights);

        public string Weights => Path.Combine(_folder, "shared.safetensors");

        public PenguinNetTrainer Trainer
        {
            get
            {
                lock (_lock)
                    return _trainer;
            }
        }

        public void Renew(PenguinNetTrainer disposed)
        {
            lock (_lock)
            {
                if (_trainer == disposed && Record.Exception(() => disposed.Predict(Data)) is ObjectDisposedException)
                    _trainer = new PenguinNetTrainer(Quick);
            }
        }

        public void Dispose()
        {
            _trainer.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
