namespace LossGen.Trainers.Tests;

/// <summary>Some points of the plane, of which one is the answer: their number is free.</summary>
public sealed record Quiz([Sequence(2)] float[] Candidates, [Label] int Answer);

[Task(MultipleChoice, typeof(Quiz))]
public sealed class QuizNet() : Mlp(2, 1);

public sealed class MultipleChoiceTests
{
    [Fact]
    public void Learns_to_choose()
    {
        var metrics = Learning.Solves(options => new QuizNetTrainer(options), Quizzes, metrics => metrics.Accuracy, 0.93);
        Assert.InRange(metrics.GuessAccuracy, 0.2, 0.5);
        Assert.InRange(metrics.MeanReciprocalRank, metrics.Accuracy, 1);
    }

    [Fact]
    public void Predicts_a_position_whatever_it_is_batched_with()
    {
        using var trainer = new QuizNetTrainer(Learning.Options with { Epochs = 5 });
        trainer.Fit(Quizzes(200, 1));
        var quizzes = Quizzes(40, 3);
        var together = trainer.Predict(quizzes);
        for (var index = 0; index < quizzes.Count; index++)
        {
            var alone = trainer.Predict(quizzes[index]);
            Assert.Equal(alone.Index, together[index].Index);
            Assert.Equal(quizzes[index].Candidates.Length / 2, alone.Probabilities.Count);
            Assert.Equal(1, alone.Probabilities.Sum(), 1e-5);
            Assert.Equal(alone.Probability, together[index].Probability, 1e-5);
        }

        Assert.Equal(-1, trainer.Predict(new Quiz([], 0)).Index);
    }

    [Fact]
    public void An_answer_beyond_the_candidates_is_refused()
    {
        using var trainer = new QuizNetTrainer(Learning.Options);
        var refused = Assert.Throws<DataException>(() => trainer.Fit([new Quiz([1, 2, 3, 4], 2)]));
        Assert.Contains("is candidate 2 of 2. Expected 0 to 1.", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The point with the greatest sum of its numbers.</summary>
    private static List<Quiz> Quizzes(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] candidates = [.. Enumerable.Range(0, 2 * random.Next(2, 6)).Select(_ => (random.NextSingle() * 2) - 1)];
            var sums = candidates.Chunk(2).Select(point => point.Sum()).ToArray();
            return new Quiz(candidates, Array.IndexOf(sums, sums.Max()));
        })];
    }
}
