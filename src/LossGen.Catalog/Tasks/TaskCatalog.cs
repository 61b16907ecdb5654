namespace LossGen.Catalog;

/// <summary>The tasks, one entry each.</summary>
public static class TaskCatalog
{
    public static EquatableArray<TaskEntry> All { get; } =
    [
        new(
            TaskKind.Classification,
            "multi-class classification",
            OutputShape.PerClass,
            [
                new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy),
                new(LabelEncoding.OneHot, LossKind.CategoricalCrossEntropy),
                new(LabelEncoding.Probabilities, LossKind.CategoricalCrossEntropy),
            ],
            Meter: "ClassificationMeter",
            Metrics: "ClassificationMetrics",
            MetricNames: "accuracy, balanced accuracy, macro and weighted F1, per-class precision and recall, confusion matrix"),
        new(
            TaskKind.BinaryClassification,
            "binary classification",
            OutputShape.PerExample,
            [
                new(LabelEncoding.Binary, LossKind.BinaryCrossEntropy),
                new(LabelEncoding.SignedBinary, LossKind.Hinge),
            ],
            Meter: "BinaryMeter",
            Metrics: "BinaryMetrics",
            MetricNames: "ROC AUC, accuracy, precision, recall, specificity, F1, PR AUC"),
        new(
            TaskKind.MultiLabel,
            "multi-label classification",
            OutputShape.PerClass,
            [new(LabelEncoding.MultiHot, LossKind.BinaryCrossEntropy)],
            Meter: "MultiLabelMeter",
            Metrics: "MultiLabelMetrics",
            MetricNames: "micro and macro F1, Jaccard, exact match, Hamming loss"),
        new(
            TaskKind.Regression,
            "regression",
            OutputShape.LikeTarget,
            [new(LabelEncoding.Real, LossKind.MeanSquaredError)],
            Meter: "RegressionMeter",
            Metrics: "RegressionMetrics",
            MetricNames: "RMSE, MAE, R2, Pearson and Spearman correlation, MSE"),
        new(
            TaskKind.CountRegression,
            "count regression",
            OutputShape.PerExample,
            [new(LabelEncoding.Count, LossKind.Poisson)],
            Meter: "CountMeter",
            Metrics: "CountMetrics",
            MetricNames: "Poisson deviance, explained deviance (D2), MAE, RMSE"),
        new(
            TaskKind.OrdinalRegression,
            "ordinal regression",
            OutputShape.PerStep,
            [new(LabelEncoding.Rank, LossKind.Corn)],
            Meter: "OrdinalMeter",
            Metrics: "OrdinalMetrics",
            MetricNames: "MAE in ranks, accuracy, within one, quadratic kappa, confusion matrix"),
        new(
            TaskKind.QuantileRegression,
            "quantile regression",
            OutputShape.PerQuantile,
            [new(LabelEncoding.Real, LossKind.Pinball)],
            Meter: "QuantileMeter",
            Metrics: "QuantileMetrics",
            MetricNames: "pinball, coverage and calibration error, interval width"),
        new(
            TaskKind.HeteroscedasticRegression,
            "heteroscedastic regression",
            OutputShape.MeanAndVariance,
            [new(LabelEncoding.Real, LossKind.GaussianNegativeLogLikelihood)],
            Meter: "NormalMeter",
            Metrics: "NormalMetrics",
            MetricNames: "negative log-likelihood, RMSE, R2, coverage of the 95 % interval"),
        new(
            TaskKind.TokenClassification,
            "token classification",
            OutputShape.PerTokenClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "TokenMeter",
            Metrics: "TokenMetrics",
            MetricNames: "entity F1, precision and recall where the classes are BIO tags, token accuracy, macro F1, sequence accuracy, confusion matrix",
            LabelUnit.Token),
        new(
            TaskKind.CausalLanguageModeling,
            "causal language modelling",
            OutputShape.PerTokenClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "LanguageMeter",
            Metrics: "LanguageMetrics",
            MetricNames: "perplexity, bits per token, token accuracy, top-5 accuracy",
            LabelUnit.NextToken),
        new(
            TaskKind.Segmentation,
            "segmentation",
            OutputShape.PerPixelClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "SegmentationMeter",
            Metrics: "SegmentationMetrics",
            MetricNames: "mean IoU, mean Dice, pixel accuracy, per-class IoU, confusion matrix",
            LabelUnit.Pixel),
        new(
            TaskKind.PairwiseRanking,
            "pairwise ranking",
            OutputShape.PairScores,
            [new(LabelEncoding.SignedBinary, LossKind.SoftMargin)],
            Meter: "BinaryMeter",
            Metrics: "BinaryMetrics",
            MetricNames: "ROC AUC, accuracy, precision, recall, specificity, F1, PR AUC of the first item ranking higher"),
        new(
            TaskKind.Similarity,
            "similarity",
            OutputShape.PairEmbeddings,
            [new(LabelEncoding.Real, LossKind.MeanSquaredError)],
            Meter: "RegressionMeter",
            Metrics: "RegressionMetrics",
            MetricNames: "RMSE, MAE, R2, Pearson and Spearman correlation, MSE of the cosine"),
        new(
            TaskKind.Verification,
            "verification",
            OutputShape.PairEmbeddings,
            [new(LabelEncoding.SignedBinary, LossKind.CosineEmbedding)],
            Meter: "BinaryMeter",
            Metrics: "BinaryMetrics",
            MetricNames: "ROC AUC, accuracy, precision, recall, specificity, F1, PR AUC of pairs that belong together"),
        new(
            TaskKind.MetricLearning,
            "metric learning",
            OutputShape.Embedding,
            [new(LabelEncoding.ClassIndex, LossKind.SupervisedContrastive)],
            Meter: "RetrievalMeter",
            Metrics: "RetrievalMetrics",
            MetricNames: "recall at 1, 5 and 10, mean reciprocal rank, by cosine among the other examples"),
    ];

    /// <summary>The entry of a task, or null where the value is no member of the enum.</summary>
    public static TaskEntry? Find(TaskKind kind) => All.FirstOrDefault(entry => entry.Kind == kind);
}
