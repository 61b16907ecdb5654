namespace LossGen;

/// <summary>Which metrics a task can be monitored by.</summary>
internal static class MetricNames
{
    /// <summary>The names of the metrics: those of each head with its name before them, where there are several; empty where the type of metrics is not one of LossGen's.</summary>
    public static IReadOnlyList<string> Of(TaskDescription task, Type metrics) => task.Heads.Count > 0
        ? [nameof(IMetrics.Loss), .. task.Heads.SelectMany(head => head.Metrics.Select(metric => head.Name + metric))]
        : Of(metrics);

    private static string[] Of(Type metrics) => metrics switch
    {
        _ when metrics == typeof(ClassificationMetrics) => Enum.GetNames<ClassificationMetric>(),
        _ when metrics == typeof(BinaryMetrics) => Enum.GetNames<BinaryMetric>(),
        _ when metrics == typeof(MultiLabelMetrics) => Enum.GetNames<MultiLabelMetric>(),
        _ when metrics == typeof(RegressionMetrics) => Enum.GetNames<RegressionMetric>(),
        _ when metrics == typeof(CountMetrics) => Enum.GetNames<CountMetric>(),
        _ when metrics == typeof(OrdinalMetrics) => Enum.GetNames<OrdinalMetric>(),
        _ when metrics == typeof(QuantileMetrics) => Enum.GetNames<QuantileMetric>(),
        _ when metrics == typeof(NormalMetrics) => Enum.GetNames<NormalMetric>(),
        _ when metrics == typeof(TokenMetrics) => Enum.GetNames<TokenMetric>(),
        _ when metrics == typeof(LanguageMetrics) => Enum.GetNames<LanguageMetric>(),
        _ when metrics == typeof(SegmentationMetrics) => Enum.GetNames<SegmentationMetric>(),
        _ when metrics == typeof(RetrievalMetrics) => Enum.GetNames<RetrievalMetric>(),
        _ when metrics == typeof(SpanMetrics) => Enum.GetNames<SpanMetric>(),
        _ when metrics == typeof(TranscriptMetrics) => Enum.GetNames<TranscriptMetric>(),
        _ when metrics == typeof(ChoiceMetrics) => Enum.GetNames<ChoiceMetric>(),
        _ when metrics == typeof(RankingMetrics) => Enum.GetNames<RankingMetric>(),
        _ when metrics == typeof(AnomalyMetrics) => Enum.GetNames<AnomalyMetric>(),
        _ when metrics == typeof(OpenSetMetrics) => Enum.GetNames<OpenSetMetric>(),
        _ => [],
    };
}
