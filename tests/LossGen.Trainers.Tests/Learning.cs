namespace LossGen.Trainers.Tests;

/// <summary>Trains a generated trainer until a problem is solved, and shows that one that was not trained does not solve it.</summary>
internal static class Learning
{
    public static readonly TrainingOptions Options = new() { Epochs = 40, BatchSize = 32, LearningRate = 0.01, Seed = 7, Progress = ProgressDisplay.None };

    public static TMetrics Solves<TModel, TExample, TPrediction, TMetrics>(
        Func<TrainingOptions, Trainer<TModel, TExample, TPrediction, TMetrics>> create,
        Func<int, int, List<TExample>> examples,
        Func<TMetrics, double> quality,
        double threshold,
        TrainingOptions? options = null)
        where TModel : Module
        where TMetrics : class, IMetrics
    {
        var (train, test) = (examples(600, 1), examples(300, 2));
        using (var untrained = create(options ?? Options))
            Assert.True(quality(untrained.Evaluate(test)) < threshold, "a model that was not trained solves the problem");

        using var trainer = create(options ?? Options);
        var report = trainer.Fit(train, test);
        var metrics = trainer.Evaluate(test);
        Assert.True(quality(metrics) >= threshold, $"{quality(metrics)} after training, expected {threshold}: {metrics}");
        Assert.Equal(metrics.Loss, report.History[^1].Validation!.Loss, 6);
        Assert.Equal(test.Count, trainer.Predict(test).Count);
        return metrics;
    }
}
