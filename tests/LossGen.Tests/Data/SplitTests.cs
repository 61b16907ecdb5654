using Penguins;

namespace LossGen.Tests;

public sealed class SplitTests
{
    private static readonly Penguin[] Data = PenguinData.Draw(60, seed: 1);

    [Fact]
    public void Parts_are_disjoint_cover_all_and_follow_the_seed()
    {
        var (train, held) = Split.Random(Data, 0.25, seed: 1);
        Assert.Equal((45, 15), (train.Count, held.Count));
        Assert.Equal(Data.ToHashSet(), [.. train, .. held]);
        Assert.Equal(held, Split.Random(Data, 0.25, seed: 1).Held);
        Assert.NotEqual(held, Split.Random(Data, 0.25, seed: 2).Held);
    }

    [Fact]
    public void Every_stratum_gives_its_share()
    {
        // 30, 6 and 3 of the species: a fifth of each, and at least one.
        Penguin[] uneven = [.. Data.Where(one => one.Species == Species.Adelie), .. Data.Where(one => one.Species == Species.Gentoo).Take(6), .. Data.Where(one => one.Species == Species.Chinstrap).Take(2)];
        var (train, held) = Split.Stratified(uneven, one => one.Species, 0.2, seed: 3);
        Assert.Equal([(Species.Adelie, 4), (Species.Chinstrap, 1), (Species.Gentoo, 1)], held.CountBy(one => one.Species).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(uneven.Length, train.Count + held.Count);
    }

    [Fact]
    public void No_group_is_in_both_parts()
    {
        int[] rows = [.. Enumerable.Range(0, 100)];
        var (train, held) = Split.Grouped(rows, row => row / 7, 0.3, seed: 1);
        Assert.Empty(train.Select(row => row / 7).Intersect(held.Select(row => row / 7)));
        Assert.InRange(held.Count, 24, 36);
        Assert.Throws<DataException>(() => Split.Grouped(rows, _ => 0, 0.3, seed: 1));
    }

    [Fact]
    public void Each_example_is_held_back_by_one_fold()
    {
        var folds = Split.Folds(Data, one => one.Species, folds: 7, seed: 1);
        Assert.Equal(7, folds.Count);
        Assert.Equal(Data.ToHashSet(), folds.SelectMany(fold => fold.Held).ToHashSet());
        Assert.All(folds, fold => Assert.InRange(fold.Held.Count, 8, 9));
        Assert.All(folds, fold => Assert.All(fold.Held.CountBy(one => one.Species), pair => Assert.InRange(pair.Value, 2, 4)));
        Assert.All(folds, fold => Assert.Empty(fold.Train.Intersect(fold.Held)));
    }

    [Fact]
    public void A_stream_trains_on_every_example_once_an_epoch_and_resumes_exactly()
    {
        var folder = TestFolder.Create();
        try
        {
            var options = new TrainingOptions { Epochs = 3, BatchSize = 8, ShuffleBuffer = 16, Progress = ProgressDisplay.None };
            using var whole = new PenguinNetTrainer(options);
            var report = whole.Fit(Stream());
            Assert.Equal(3 * 8, report.Steps);
            Assert.Equal(3, report.History.Count);

            var saved = options with { OutputDirectory = folder, Save = Every.Steps(1), Resume = true };
            using (var cancellation = new CancellationTokenSource())
            using (var first = new PenguinNetTrainer(saved))
                Assert.True(first.Fit(Stream(cancelAt: 40, cancellation), cancellation: cancellation.Token).Cancelled);

            using var second = new PenguinNetTrainer(saved);
            second.Fit(Stream());
            Assert.Equal(Weights(whole), Weights(second));

            using var asynchronous = new PenguinNetTrainer(options);
            asynchronous.Fit(Stream().ToAsyncEnumerable());
            Assert.Equal(Weights(whole), Weights(asynchronous));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_a_stream_cannot_do_is_refused()
    {
        using var balanced = new PenguinNetTrainer(new TrainingOptions { ClassWeights = ClassWeights.Balanced });
        Assert.Contains("cannot be counted beforehand", Assert.Throws<TrainingOptionsException>(() => balanced.Fit(Stream())).Message, StringComparison.Ordinal);
        using var split = new PenguinNetTrainer(new TrainingOptions { ValidationSplit = 0.2 });
        Assert.Contains("a stream cannot be divided", Assert.Throws<TrainingOptionsException>(() => split.Fit(Stream())).Message, StringComparison.Ordinal);
        using var cosine = new PenguinNetTrainer(new TrainingOptions { Schedule = new() { Kind = ScheduleKind.Cosine } });
        Assert.Contains("a stream does not tell how long it is", Assert.Throws<TrainingOptionsException>(() => cosine.Fit(Stream())).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Penguin> Stream(int cancelAt = -1, CancellationTokenSource? cancellation = null)
    {
        foreach (var (index, penguin) in Data.Index())
        {
            if (index == cancelAt)
                cancellation!.Cancel();

            yield return penguin;
        }
    }

    private static float[] Weights(PenguinNetTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
