using Penguins;

namespace LossGen.Tests;

/// <summary>Ways to train are compared on the same folds and seeds, and a difference is one only where it is more than noise.</summary>
public sealed class ComparisonTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 16, LearningRate = 0.01, Progress = ProgressDisplay.None };

    [Fact]
    public void A_way_that_cannot_work_is_worse_and_equals_are_not_told_apart()
    {
        var data = PenguinData.Draw(150, seed: 1);
        var report = Comparison.Run(data,
        [
            Candidate("frozen", Quick with { LearningRate = 1e-12 }),
            Candidate("Adam", Quick with { Epochs = 15, LearningRate = 0.05 }),
            Candidate("Adam again", Quick with { Epochs = 15, LearningRate = 0.05 }),
        ], repetitions: 3);
        Assert.Equal(["Adam", "Adam again", "frozen"], report.Candidates.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal("frozen", report.Candidates[^1].Name);
        Assert.False(report.Candidates[^1].IsNoise);
        Assert.True(report.Candidates[^1].High < 0);

        // The same seeds on the same folds: not a digit differs.
        Assert.Equal(report.Candidates[0].Scores, report.Candidates[1].Scores);
        Assert.True(report.Candidates[1].IsNoise);
        Assert.Equal((0, 0, 0), (report.Candidates[1].Difference, report.Candidates[1].Low, report.Candidates[1].High));
        Assert.False(report.IsDecided);
        Assert.Contains("but these 15 runs do not tell it from all others.", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("] worse\n", report.ToString(), StringComparison.Ordinal);
        Assert.All(report.Candidates, one => Assert.Equal(15, one.Scores.Count));
    }

    [Fact]
    public void The_interval_is_that_of_the_corrected_resampled_test()
    {
        // By hand: differences 1, 2, 3, 4, 5 of five folds; variance 2.5; t of 4 degrees at 97.5 % is 2.776445.
        var scores = new Queue<double>([10, 11, 20, 22, 30, 33, 40, 44, 50, 55]);
        var report = Comparison.Run(
            Enumerable.Range(0, 10).ToArray(),
            [new Scripted("low", scores).Candidate, new Scripted("high", scores).Candidate]);
        Assert.Equal("high", report.Best.Name);
        var low = report.Candidates[1];
        Assert.Equal(-3, low.Difference, 1e-12);
        var width = 2.776445105 * Math.Sqrt(2.5 * ((1 / 5.0) + (1 / 4.0)));
        Assert.Equal((-3 - width, -3 + width), (low.Low, low.High), new Near());
        Assert.Equal(Math.Sqrt(250), low.StandardDeviation, 1e-9);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        var data = PenguinData.Draw(30, seed: 1);
        Assert.Contains("There is one candidate.", Assert.Throws<ArgumentException>(() => Comparison.Run(data, [Candidate("one", Quick)])).Message, StringComparison.Ordinal);
        Assert.Contains("Two candidates have one name.", Assert.Throws<ArgumentException>(() => Comparison.Run(data, [Candidate("one", Quick), Candidate("one", Quick)])).Message, StringComparison.Ordinal);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => Comparison.Run(data, [Candidate("one", Quick), Candidate("two", Quick)], cancellation: cancellation.Token));
    }

    private static Candidate<Penguin> Candidate(string name, TrainingOptions options) =>
        Comparison.Candidate(name, seed => new PenguinNetTrainer(options with { Seed = seed }), (ClassificationMetrics metrics) => metrics.Accuracy);

    /// <summary>A trainer whose scores are given.</summary>
    private sealed class Scripted(string name, Queue<double> scores)
    {
        public Candidate<int> Candidate => Comparison.Candidate(name, seed => new ScriptedScores(new TrainingOptions { Seed = seed, Epochs = 1, Progress = ProgressDisplay.None }), (ScriptedMetrics _) => scores.Dequeue());
    }

    private sealed class ScriptedScores(TrainingOptions options) : Trainer<PenguinNet, int, int, ScriptedMetrics>(static () => new PenguinNet(), Task, options)
    {
        private static readonly TaskDescription Task = new(TaskKind.Classification, "PenguinNet", "int", "cross-entropy", "Species", "logits", ["X"], ["a", "b", "c"]);

        public override TrainingReport<ScriptedMetrics> Fit(IReadOnlyList<int> train, IReadOnlyList<int>? validation = null, CancellationToken cancellation = default)
        {
            using var run = StartRun(train, validation);
            return run.Finish();
        }

        public override ScriptedMetrics Evaluate(IReadOnlyList<int> examples) => new(0);

        public override IReadOnlyList<int> Predict(IReadOnlyList<int> examples) => throw new NotSupportedException();
    }

    private sealed class Near : IEqualityComparer<(double Low, double High)>
    {
        public bool Equals((double Low, double High) x, (double Low, double High) y) => Math.Abs(x.Low - y.Low) < 1e-8 && Math.Abs(x.High - y.High) < 1e-8;

        public int GetHashCode((double Low, double High) obj) => 0;
    }
}
