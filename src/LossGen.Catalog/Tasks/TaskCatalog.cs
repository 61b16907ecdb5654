namespace LossGen.Catalog;

/// <summary>The tasks, one entry each.</summary>
public static class TaskCatalog
{
    public static EquatableArray<TaskEntry> All { get; } =
    [
        new(
            TaskKind.Classification,
            "multi-class classification",
            "Which one of several classes is it?",
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
            "Yes or no?",
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
            "Which of several labels apply, any number of them?",
            OutputShape.PerClass,
            [new(LabelEncoding.MultiHot, LossKind.BinaryCrossEntropy)],
            Meter: "MultiLabelMeter",
            Metrics: "MultiLabelMetrics",
            MetricNames: "micro and macro F1, Jaccard, exact match, Hamming loss"),
        new(
            TaskKind.Regression,
            "regression",
            "How much is it?",
            OutputShape.LikeTarget,
            [new(LabelEncoding.Real, LossKind.MeanSquaredError)],
            Meter: "RegressionMeter",
            Metrics: "RegressionMetrics",
            MetricNames: "RMSE, MAE, R2, Pearson and Spearman correlation, MSE"),
        new(
            TaskKind.CountRegression,
            "count regression",
            "How often does it happen?",
            OutputShape.PerExample,
            [new(LabelEncoding.Count, LossKind.Poisson)],
            Meter: "CountMeter",
            Metrics: "CountMetrics",
            MetricNames: "Poisson deviance, explained deviance (D2), MAE, RMSE"),
        new(
            TaskKind.OrdinalRegression,
            "ordinal regression",
            "Which step of a scale is it?",
            OutputShape.PerStep,
            [new(LabelEncoding.Rank, LossKind.Corn)],
            Meter: "OrdinalMeter",
            Metrics: "OrdinalMetrics",
            MetricNames: "MAE in ranks, accuracy, within one, quadratic kappa, confusion matrix"),
        new(
            TaskKind.QuantileRegression,
            "quantile regression",
            "How much will it be at most, with this probability?",
            OutputShape.PerQuantile,
            [new(LabelEncoding.Real, LossKind.Pinball)],
            Meter: "QuantileMeter",
            Metrics: "QuantileMetrics",
            MetricNames: "pinball, coverage and calibration error, interval width"),
        new(
            TaskKind.HeteroscedasticRegression,
            "heteroscedastic regression",
            "How much is it, and how sure is that?",
            OutputShape.MeanAndVariance,
            [new(LabelEncoding.Real, LossKind.GaussianNegativeLogLikelihood)],
            Meter: "NormalMeter",
            Metrics: "NormalMetrics",
            MetricNames: "negative log-likelihood, RMSE, R2, coverage of the 95 % interval"),
        new(
            TaskKind.TokenClassification,
            "token classification",
            "What is each token of a sequence?",
            OutputShape.PerTokenClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "TokenMeter",
            Metrics: "TokenMetrics",
            MetricNames: "entity F1, precision and recall where the classes are BIO tags, token accuracy, macro F1, sequence accuracy, confusion matrix",
            LabelUnit.Token),
        new(
            TaskKind.CausalLanguageModeling,
            "causal language modelling",
            "Which token comes next?",
            OutputShape.PerTokenClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "LanguageMeter",
            Metrics: "LanguageMetrics",
            MetricNames: "perplexity, bits per token, token accuracy, top-5 accuracy",
            LabelUnit.NextToken),
        new(
            TaskKind.Segmentation,
            "segmentation",
            "What is each pixel of an image?",
            OutputShape.PerPixelClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "SegmentationMeter",
            Metrics: "SegmentationMetrics",
            MetricNames: "mean IoU, mean Dice, pixel accuracy, per-class IoU, confusion matrix",
            LabelUnit.Pixel),
        new(
            TaskKind.PairwiseRanking,
            "pairwise ranking",
            "Which of two comes first?",
            OutputShape.PairScores,
            [new(LabelEncoding.SignedBinary, LossKind.SoftMargin)],
            Meter: "BinaryMeter",
            Metrics: "BinaryMetrics",
            MetricNames: "ROC AUC, accuracy, precision, recall, specificity, F1, PR AUC of the first item ranking higher"),
        new(
            TaskKind.Similarity,
            "similarity",
            "How alike are two?",
            OutputShape.PairEmbeddings,
            [new(LabelEncoding.Real, LossKind.MeanSquaredError)],
            Meter: "RegressionMeter",
            Metrics: "RegressionMetrics",
            MetricNames: "RMSE, MAE, R2, Pearson and Spearman correlation, MSE of the cosine"),
        new(
            TaskKind.Verification,
            "verification",
            "Do two belong together?",
            OutputShape.PairEmbeddings,
            [new(LabelEncoding.SignedBinary, LossKind.CosineEmbedding)],
            Meter: "BinaryMeter",
            Metrics: "BinaryMetrics",
            MetricNames: "ROC AUC, accuracy, precision, recall, specificity, F1, PR AUC of pairs that belong together"),
        new(
            TaskKind.MetricLearning,
            "metric learning",
            "Where does it lie among others, so that like things are near?",
            OutputShape.Embedding,
            [new(LabelEncoding.ClassIndex, LossKind.SupervisedContrastive)],
            Meter: "RetrievalMeter",
            Metrics: "RetrievalMetrics",
            MetricNames: "recall at 1, 5 and 10, mean reciprocal rank, by cosine among the other examples"),
        new(
            TaskKind.SpanExtraction,
            "span extraction",
            "Which part of a text is the answer?",
            OutputShape.PerTokenEnds,
            [new(LabelEncoding.Span, LossKind.SpanCrossEntropy)],
            Meter: "SpanMeter",
            Metrics: "SpanMetrics",
            MetricNames: "token F1 and exact match (as SQuAD counts, on tokens), accuracy of start and end",
            LabelUnit.Span),
        new(
            TaskKind.MaskedLanguageModeling,
            "masked language modelling",
            "Which tokens were masked?",
            OutputShape.PerTokenClass,
            [new(LabelEncoding.ClassIndex, LossKind.SparseCategoricalCrossEntropy)],
            Meter: "LanguageMeter",
            Metrics: "LanguageMetrics",
            MetricNames: "perplexity, bits per token, token accuracy, top-5 accuracy of the masked tokens",
            LabelUnit.Token),
        new(
            TaskKind.Transcription,
            "transcription",
            "Which sequence of classes does a longer sequence hold?",
            OutputShape.PerStepClassOrBlank,
            [new(LabelEncoding.ClassIndex, LossKind.Ctc)],
            Meter: "TranscriptMeter",
            Metrics: "TranscriptMetrics",
            MetricNames: "label error rate (the edit distance over the labels: as CER or WER, by what a label is), exact match",
            LabelUnit.Transcript),
        new(
            TaskKind.MultipleChoice,
            "multiple choice",
            "Which of several candidates is the right one?",
            OutputShape.PerCandidate,
            [new(LabelEncoding.Choice, LossKind.ChoiceCrossEntropy)],
            Meter: "ChoiceMeter",
            Metrics: "ChoiceMetrics",
            MetricNames: "accuracy, mean reciprocal rank, and what guessing would get"),
        new(
            TaskKind.MultiTask,
            "multi-task learning",
            "What are several labels of one example, by one model?",
            OutputShape.Tuple,
            [],
            Meter: "MultiTaskMetrics",
            Metrics: "MultiTaskMetrics",
            MetricNames: "the weighted loss, and the metrics of each label"),
        new(
            TaskKind.AnomalyDetection,
            "anomaly detection",
            "Is it unlike what is normal?",
            OutputShape.CentreDistance,
            [new(LabelEncoding.SignedBinary, LossKind.DeepSvdd)],
            Meter: "AnomalyMeter",
            Metrics: "AnomalyMetrics",
            MetricNames: "ROC AUC and average precision of the labelled examples; precision, recall and false alarm rate at the threshold"),
    ];

    /// <summary>The entry of a task, or null where the value is no member of the enum.</summary>
    public static TaskEntry? Find(TaskKind kind)
    {
        foreach (var entry in All)
        {
            if (entry.Kind == kind)
                return entry;
        }

        return null;
    }
}
