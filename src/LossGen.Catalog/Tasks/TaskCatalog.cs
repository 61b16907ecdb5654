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
            MetricNames: "R2, RMSE, MAE, MSE, Pearson and Spearman correlation"),
    ];

    /// <summary>The entry of a task, or null where the value is no member of the enum.</summary>
    public static TaskEntry? Find(TaskKind kind) => All.FirstOrDefault(entry => entry.Kind == kind);
}
