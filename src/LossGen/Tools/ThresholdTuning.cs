using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace LossGen;

/// <summary>
/// Finds the thresholds above which a trained model predicts labels: those that are best on validation examples. From then on <c>Predict</c> and <c>Evaluate</c> use them,
/// <c>Save</c> writes them and <c>Load</c> reads them; <c>Fit</c> sets them back, since they are of the weights that they were found for.
/// </summary>
/// <remarks>Every threshold that tells validation examples apart is tried, so what is found is the best there is; of equals, the nearest to the one by itself. It lies halfway between two outputs.</remarks>
public static class ThresholdTuning
{
    /// <summary>Tunes the threshold of a binary classification.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="goal">What the threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, BinaryPrediction<TLabel>, BinaryMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module => Tune(trainer, validation, ThresholdAim.Of(goal));

    /// <summary>Tunes the threshold of a binary classification to a goal of one's own: what errors cost, say.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="goal">How good a threshold is, by its counts; higher is better.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, BinaryPrediction<TLabel>, BinaryMetrics> trainer, IReadOnlyList<TExample> validation, Func<DecisionCounts, double> goal)
        where TModel : torch.nn.Module => Tune(trainer, validation, new ThresholdAim("goal", goal ?? throw new ArgumentNullException(nameof(goal))));

    /// <summary>Tunes the threshold of a binary classification that was trained on a hinge: a score instead of 0.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="goal">What the threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, ScorePrediction<TLabel>, BinaryMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module => Tune(trainer, validation, ThresholdAim.Of(goal));

    /// <summary>Tunes the threshold of an anomaly detection by examples of both kinds: instead of the one that follows from the training examples.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, anomalies among them. Those whose label is not known are passed over.</param>
    /// <param name="goal">What the threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">What is known is all of one kind, or there is nothing.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, ScorePrediction<TLabel>, AnomalyMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module => Tune(trainer, validation, ThresholdAim.Of(goal));

    /// <summary>Tunes the threshold of an open-set classification: above what probability an example is of a known class at all. Positive is what is known.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, known and unknown.</param>
    /// <param name="goal">What the threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all known, or all unknown, or there are none.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, ClassPrediction<TLabel>, OpenSetMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module => Tune(trainer, validation, ThresholdAim.Of(goal));

    /// <summary>Tunes the threshold of every label of a multi-label classification on its own, so that the mean of the goal over the labels (macro F1, for F1) is the best that thresholds can give. A label that all examples have, or none, keeps its threshold.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabels">The type of a set of labels.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on.</param>
    /// <param name="goal">What each threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">There are no examples.</exception>
    public static TunedThresholds TuneThresholds<TModel, TExample, TLabels>(this Trainer<TModel, TExample, MultiLabelPrediction<TLabels>, MultiLabelMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module => Tune(trainer, validation, ThresholdAim.Of(goal));

    /// <summary>Tunes the threshold, or the thresholds, of one label of a model that learns several.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TPrediction">What is predicted of an example.</typeparam>
    /// <typeparam name="TMetrics">The metrics of all labels.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="head">The name of the label: of a binary or a multi-label classification.</param>
    /// <param name="validation">Examples that the model was not trained on.</param>
    /// <param name="goal">What the threshold is to be best at; F1 by default.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="ArgumentException">There is no label of that name, or its task has no thresholds.</exception>
    /// <exception cref="DataException">The examples are all of one class, or there are none.</exception>
    public static TunedThresholds TuneThresholds<TModel, TExample, TPrediction, TMetrics>(this Trainer<TModel, TExample, TPrediction, TMetrics> trainer, string head, IReadOnlyList<TExample> validation, ThresholdGoal goal = ThresholdGoal.F1)
        where TModel : torch.nn.Module
        where TMetrics : MultiTaskMetrics
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var thresholds = trainer.Thresholds.OfHead(head);
        if (thresholds.Values.Count == 0)
            throw new ArgumentException($"'{head}' is learned by {trainer.TaskDescription.Heads.First(one => one.Name == head).Task.Kind}, which has no thresholds; binary and multi-label classification have.", nameof(head));

        return Tune(trainer, thresholds, trainer.TaskDescription.Heads.First(one => one.Name == head).Task, validation, ThresholdAim.Of(goal));
    }

    /// <summary>Tunes the threshold of a binary classification to what it has to reach.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="target">What has to be reached: <c>ThresholdTarget.RecallOf(0.95)</c>.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none; or no threshold reaches it.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, BinaryPrediction<TLabel>, BinaryMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdTarget target)
        where TModel : torch.nn.Module => Tune(trainer, validation, AimOf(target));

    /// <summary>Tunes the threshold of a binary classification that was trained on a hinge, a score, to what it has to reach.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="target">What has to be reached: <c>ThresholdTarget.RecallOf(0.95)</c>.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none; or no threshold reaches it.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, ScorePrediction<TLabel>, BinaryMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdTarget target)
        where TModel : torch.nn.Module => Tune(trainer, validation, AimOf(target));

    /// <summary>Tunes the threshold of an anomaly detection to what it has to reach.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabel">The label's type.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="target">What has to be reached: <c>ThresholdTarget.RecallOf(0.95)</c>.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">The examples are all of one class, or there are none; or no threshold reaches it.</exception>
    public static TunedThresholds TuneThreshold<TModel, TExample, TLabel>(this Trainer<TModel, TExample, ScorePrediction<TLabel>, AnomalyMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdTarget target)
        where TModel : torch.nn.Module => Tune(trainer, validation, AimOf(target));

    /// <summary>Tunes the threshold of every label of a multi-label classification to what each has to reach. A label that all examples have, or none, keeps its threshold.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TLabels">The type of a set of labels.</typeparam>
    /// <param name="trainer">The trainer with the trained model.</param>
    /// <param name="validation">Examples that the model was not trained on, of both classes.</param>
    /// <param name="target">What has to be reached: <c>ThresholdTarget.RecallOf(0.95)</c>.</param>
    /// <returns>What was found; the trainer uses it already.</returns>
    /// <exception cref="DataException">There are no examples, or no threshold of a label reaches it.</exception>
    public static TunedThresholds TuneThresholds<TModel, TExample, TLabels>(this Trainer<TModel, TExample, MultiLabelPrediction<TLabels>, MultiLabelMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdTarget target)
        where TModel : torch.nn.Module => Tune(trainer, validation, AimOf(target));

    private static ThresholdAim AimOf(ThresholdTarget target) => (target ?? throw new ArgumentNullException(nameof(target))).Aim;

    private static TunedThresholds Tune<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, IReadOnlyList<TExample> validation, ThresholdAim aim)
        where TModel : torch.nn.Module
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return Tune(trainer, trainer.Thresholds, trainer.TaskDescription, validation, aim);
    }

    [SuppressMessage("Naming", "CA1725:Parameter names should match base declaration", Justification = "No base declares it.")]
    private static TunedThresholds Tune<TModel, TExample, TPrediction, TMetrics>(Trainer<TModel, TExample, TPrediction, TMetrics> trainer, DecisionThresholds thresholds, TaskDescription task, IReadOnlyList<TExample> validation, ThresholdAim aim)
        where TModel : torch.nn.Module
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(validation);
        using var use = trainer.Change("Threshold tuning");
        var record = new ScoreRecord(thresholds.Values.Count);
        thresholds.Record = record;
        try
        {
            trainer.Evaluate(validation);
        }
        finally
        {
            thresholds.Record = null;
        }

        var isBinary = task.Kind != TaskKind.MultiLabel;
        var found = new TunedThreshold[thresholds.Values.Count];
        for (var label = 0; label < found.Length; label++)
        {
            var scores = new ThresholdSearch(record.Descending(label), thresholds);
            if (isBinary && !scores.CanTell)
                throw new DataException($"All {validation.Count} validation examples are {(scores.Positives == 0 ? "negative" : "positive")}: no threshold tells them apart. Pass examples of both classes.");

            found[label] = scores.Best(task.Kind == TaskKind.OpenSetClassification ? "known" : task.Classes is { Count: > 0 } classes ? classes[isBinary ? ^1 : label] : "positive", aim);
        }

        thresholds.Set([.. found.Select(one => one.Threshold)]);
        return new TunedThresholds(aim.Name, found, validation.Count);
    }
}
