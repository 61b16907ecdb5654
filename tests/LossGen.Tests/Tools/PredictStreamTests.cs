using Penguins;

namespace LossGen.Tests;

public sealed class PredictStreamTests
{
    private static readonly TrainingOptions Quick = new() { EvaluationBatchSize = 8, Progress = ProgressDisplay.None };

    [Fact]
    public void A_stream_is_predicted_as_a_list_is_and_read_no_further_than_needed()
    {
        var data = PenguinData.Draw(50, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        var expected = trainer.Predict(data).Select(prediction => prediction.Confidence);
        Assert.Equal(expected, trainer.PredictStream(data).Select(prediction => prediction.Confidence));

        var read = 0;
        Assert.Equal(10, trainer.PredictStream(Endless()).Take(10).Count());
        Assert.Equal(16, read);

        IEnumerable<Penguin> Endless()
        {
            while (true)
                yield return data[read++ % data.Length];
        }
    }

    [Fact]
    public async Task An_asynchronous_stream_is_predicted_alike_and_can_be_cancelled()
    {
        var data = PenguinData.Draw(50, seed: 1);
        using var trainer = new PenguinNetTrainer(Quick);
        var expected = trainer.Predict(data).Select(prediction => prediction.Confidence);
        Assert.Equal(expected, await trainer.PredictStream(Slow(data)).Select(prediction => prediction.Confidence).ToListAsync());

        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in trainer.PredictStream(Slow(data), cancellation.Token))
            {
                if (++seen == 3)
                    await cancellation.CancelAsync();
            }
        });
        Assert.Equal(3, seen);
    }

    [Fact]
    public void An_error_names_the_place_in_the_stream()
    {
        var data = PenguinData.Draw(50, seed: 1);
        data[29] = data[29] with { BodyMass = float.PositiveInfinity };
        using var trainer = new PenguinNetTrainer(Quick);
        var seen = 0;
        var exception = Assert.Throws<DataException>(() =>
        {
            foreach (var _ in trainer.PredictStream(data.Select(penguin => penguin)))
                seen++;
        });
        Assert.Equal((29, 24), (exception.Example, seen));
    }

    private static async IAsyncEnumerable<Penguin> Slow(Penguin[] data)
    {
        foreach (var penguin in data)
        {
            await Task.Yield();
            yield return penguin;
        }
    }
}
