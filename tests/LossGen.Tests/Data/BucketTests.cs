using Penguins;

namespace LossGen.Tests;

/// <summary>Batches of examples of like length. The bill stands for a sequence: its length is that of the example.</summary>
public sealed class BucketTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 8, BucketBatches = 10, Progress = ProgressDisplay.None };

    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_example_comes_once_an_epoch_and_next_to_those_of_its_length(bool isStream)
    {
        var data = Sequences(443);
        var bucketed = Batches(Quick, data, isStream, bucketed: true);
        var plain = Batches(Quick, data, isStream, bucketed: false);

        Assert.Equal(56, bucketed.Length / 2);
        foreach (var epoch in (int[][][])[bucketed[..56], bucketed[56..]])
        {
            Assert.Equal(data.Select(Length).Order(), epoch.SelectMany(batch => batch).Order());
            Assert.Equal([8, 3], epoch.Select(batch => batch.Length).Distinct());
            Assert.Equal(3, epoch[^1].Length);
        }

        // Padding is what a batch has beyond its examples, filled up to the longest.
        Assert.True(Padding(bucketed) < 0.2 * Padding(plain), $"{Padding(bucketed)} against {Padding(plain)}");
    }

    [Fact]
    public void The_order_changes_from_epoch_to_epoch_and_is_not_by_length()
    {
        var batches = Batches(Quick, Sequences(400), isStream: false, bucketed: true);
        Assert.NotEqual(batches[..50], batches[50..]);
        var means = batches[..10].Select(batch => batch.Average()).ToArray();
        Assert.NotEqual(means.Order(), means);
        Assert.Equal(batches, Batches(Quick, Sequences(400), isStream: false, bucketed: true));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    public void A_run_is_taken_up_exactly_from_any_step(bool isStream, int prefetch)
    {
        var data = Sequences(60);
        var options = Quick with { BucketBatches = 3, Prefetch = prefetch, OutputDirectory = _folder, Save = Every.Steps(1), Resume = true };
        var expected = Batches(options with { OutputDirectory = null, Save = Every.Never, Resume = false }, data, isStream, bucketed: true);
        for (var step = 1; step < 16; step++)
        {
            var before = Batches(options, data, isStream, bucketed: true, cancelAt: step);
            Assert.Equal(expected, [.. before, .. Batches(options, data, isStream, bucketed: true)]);
            foreach (var file in Directory.GetFiles(_folder))
                File.Delete(file);
        }
    }

    [Fact]
    public void Buckets_cannot_be_left_out_or_changed_when_a_run_is_taken_up()
    {
        var data = Sequences(60);
        var options = Quick with { OutputDirectory = _folder, Save = Every.Steps(1), Resume = true };
        Batches(options, data, isStream: false, bucketed: true, cancelAt: 3);
        Assert.Contains("was made with ExampleLength set, not null", Assert.Throws<CheckpointException>(() => Batches(options, data, isStream: false, bucketed: false)).Message, StringComparison.Ordinal);
        Assert.Contains("was made with BucketBatches 10, not 5", Assert.Throws<CheckpointException>(() => Batches(options with { BucketBatches = 5 }, data, isStream: false, bucketed: true)).Message, StringComparison.Ordinal);
    }

    private static int Length(Penguin penguin) => (int)penguin.BillLength;

    private static Penguin[] Sequences(int count)
    {
        var random = new Random(1);
        return [.. PenguinData.Draw(count, seed: 1).Select(penguin => penguin with { BillLength = random.Next(1, 200) })];
    }

    private static int Padding(int[][] batches) => batches.Sum(batch => (batch.Max() * batch.Length) - batch.Sum());

    /// <summary>The lengths of the examples, batch by batch.</summary>
    private static int[][] Batches(TrainingOptions options, Penguin[] data, bool isStream, bool bucketed, int cancelAt = -1)
    {
        using var trainer = new RecordingTrainer(options, cancelAt);
        if (bucketed)
            trainer.ExampleLength = Length;

        trainer.Fit(isStream ? data.Select(penguin => penguin) : data);
        return [.. trainer.Batches.Select(batch => batch.Select(Length).ToArray())];
    }
}
