namespace LossGen.Trainers.Tests;

/// <summary>Every metric of an enum can be monitored by the trainers of its task, with the direction that is its own; metrics of another task are refused.</summary>
public sealed class MonitorTests
{
    private static readonly TrainingOptions Short = Learning.Options with { Epochs = 3, KeepBest = true };

    [Fact]
    public void Every_metric_of_an_enum_can_be_monitored()
    {
        foreach (var metric in Enum.GetValues<CountMetric>())
            Monitors(new VisitNetTrainer(Short with { Monitor = metric }), DistributionTests.Visits(90, 1), metric);

        foreach (var metric in Enum.GetValues<OrdinalMetric>())
            Monitors(new EssayNetTrainer(Short with { Monitor = metric }), DistributionTests.Essays(90, 1), metric);

        foreach (var metric in Enum.GetValues<QuantileMetric>())
            Monitors(new TripNetTrainer(Short with { Monitor = metric }), DistributionTests.Trips(90, 1), metric);

        foreach (var metric in Enum.GetValues<NormalMetric>())
            Monitors(new UncertainNetTrainer(Short with { Monitor = metric }), DistributionTests.Trips(90, 1), metric);
    }

    [Fact]
    public void A_metric_of_another_task_is_refused_with_those_there_are()
    {
        Assert.Contains("expected a metric of this task: Loss, Deviance, D2, Mae, Rmse", Assert.Throws<TrainingOptionsException>(() => new VisitNetTrainer(Short with { Monitor = ClassificationMetric.Accuracy })).Message, StringComparison.Ordinal);
        Assert.Contains("Loss, MaeRanks, Accuracy, WithinOne, QuadraticKappa", Assert.Throws<TrainingOptionsException>(() => new EssayNetTrainer(Short with { Monitor = CountMetric.D2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_a_regression_of_any_kind_shows_its_residuals()
    {
        Shows(new VisitNetTrainer(Short), DistributionTests.Visits(90, 1), "Residuals");
        Shows(new TripNetTrainer(Short), DistributionTests.Trips(90, 1), "Residuals");
        Shows(new UncertainNetTrainer(Short), DistributionTests.Trips(90, 1), "Residuals");
        Shows(new SquaredNetTrainer(Short), Points.Make(90, 1, (x, y) => new Scalar(x, y, x + y)), "Residuals");
        Shows(new EssayNetTrainer(Short), DistributionTests.Essays(90, 1), "Confusion");
    }

    private static void Monitors<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, IReadOnlyList<TExample> examples, Enum metric)
        where TModel : Module
        where TMetrics : class, IMetrics
    {
        using (trainer)
        {
            // The best evaluation is that with the best value of the metric, whichever way it is better.
            var report = trainer.Fit(examples, examples);
            var name = MonitoredMetric.Of(metric).Name;
            var values = report.Evaluations.Select(point => name == "Loss" ? new MetricValue("loss", point.Loss, HigherIsBetter: false) : point.Metrics.Single(value => Bare(value.Name) == Bare(name))).ToArray();
            var best = values[0].HigherIsBetter ? values.Max(value => value.Value) : values.Min(value => value.Value);
            Assert.Equal(best, values[Array.FindIndex([.. report.Evaluations], point => point.Step == report.BestStep)].Value);
        }
    }

    private static void Shows<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, IReadOnlyList<TExample> examples, string expected)
        where TModel : Module
        where TMetrics : class, IMetrics
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        try
        {
            using (trainer)
                trainer.Fit(examples, examples).SaveHtml(path);

            var html = File.ReadAllText(path);
            Assert.Contains(expected, html, StringComparison.Ordinal);
            if (expected == "Residuals")
                Assert.True(html.Split("<circle").Length > 2 * 90, "a dot for each example, in both plots");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
