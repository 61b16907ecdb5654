namespace LossGen.Transformers.Tests;

/// <summary>Each head learns its task through a generated trainer; untrained it fails the same threshold.</summary>
public sealed class HeadTests
{
    [Fact]
    public void Sequences_are_classified() =>
        Learns(new MoodNetTrainer(HeadData.Options), HeadData.Moods, metrics => metrics.Accuracy, 0.95);

    [Fact]
    public void Tokens_are_classified() =>
        Learns(new TagNetTrainer(HeadData.Options), HeadData.Tags, metrics => metrics.EntityF1, 0.95);

    [Fact]
    public void Numbers_are_put_on_sequences() =>
        Learns(new ShareNetTrainer(HeadData.Options), HeadData.Shares, metrics => metrics.R2, 0.9);

    [Fact]
    public void Answers_are_found() =>
        Learns(new AnswerNetTrainer(HeadData.Options), HeadData.Questions, metrics => metrics.ExactMatch, 0.95);

    [Fact]
    public void Texts_that_belong_together_come_near() =>
        Learns(new NearNetTrainer(HeadData.Options), HeadData.Nears, metrics => metrics.R2, 0.9);

    [Fact]
    public void Pairs_are_classified() =>
        Learns(new PairNetTrainer(HeadData.Options), HeadData.Pairs, metrics => metrics.Accuracy, 0.95);

    [Fact]
    public void Endings_are_chosen() =>
        Learns(new ChoiceNetTrainer(HeadData.Options), HeadData.Choices, metrics => metrics.Accuracy, 0.95);

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        var data = HeadData.Moods(40, 1);
        using var trainer = new MoodNetTrainer(HeadData.Options with { Epochs = 1 });
        trainer.Fit(data, data);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var round = 0; round < 3; round++)
        {
            trainer.Fit(data, data);
            trainer.Predict(data);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void The_rest_of_the_batch_does_not_change_a_prediction()
    {
        var data = HeadData.Moods(64, 1);
        using var trainer = new MoodNetTrainer(HeadData.Options with { Epochs = 2 });
        trainer.Fit(data);
        var together = trainer.Predict(data);
        Assert.All(data.Index().Take(10), example => Assert.Equal(trainer.Predict(example.Item).Probabilities.ToArray(), together[example.Index].Probabilities.ToArray(), (a, b) => Math.Abs(a - b) < 1e-5f));
    }

    [Fact]
    public void A_head_drops_as_its_configuration_says_and_in_training_only()
    {
        using var scope = NewDisposeScope();
        var head = new SequenceClassificationHead(Tiny.Configuration with { HeadDropout = 0.5 }, 3);
        var input = ones(2, 32);
        head.eval();
        Assert.Equal(0, Tiny.Difference(head.call(input), head.call(input)));
        head.train();
        Assert.NotEqual(0, Tiny.Difference(head.call(input), head.call(input)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceClassificationHead(Tiny.Configuration, 0));
    }

    private static void Learns<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, Func<int, int, TExample[]> draw, Func<TMetrics, double?> quality, double threshold)
        where TModel : nn.Module
        where TMetrics : class, IMetrics
    {
        using (trainer)
        {
            var test = draw(200, 2);
            Assert.True((quality(trainer.Evaluate(test)) ?? 0) < threshold - 0.2);
            trainer.Fit(draw(600, 1));
            Assert.InRange(quality(trainer.Evaluate(test)) ?? 0, threshold, 1);
        }
    }
}
