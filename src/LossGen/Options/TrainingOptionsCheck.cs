using System.Numerics;

namespace LossGen;

/// <summary>Every rule that the options of a task must meet, in the order of the options.</summary>
internal static class TrainingOptionsCheck
{
    public static void Validate(TrainingOptions options, TaskDescription task)
    {
        AtLeastOne(nameof(options.Epochs), options.Epochs, "One epoch goes through all training examples once.");
        AtLeastOne(nameof(options.BatchSize), options.BatchSize, "It is the number of examples per step; 32 is usual.");
        AtLeastOne(nameof(options.EvaluationBatchSize), options.EvaluationBatchSize, "It is the number of examples per batch in evaluation and prediction; 256 is usual.");
        Defined(nameof(options.Optimizer), options.Optimizer);

        if (!(double.IsFinite(options.LearningRate) && options.LearningRate > 0))
            throw TrainingOptionsException.Of(nameof(options.LearningRate), options.LearningRate, "a finite number above 0. Usual values: 0.001 for Adam, 0.01 to 0.1 for SGD.");

        if (!(double.IsFinite(options.WeightDecay) && options.WeightDecay >= 0))
            throw TrainingOptionsException.Of(nameof(options.WeightDecay), options.WeightDecay, "a finite number of at least 0. 0 turns it off; 0.01 is usual for AdamW.");
        if (options.WeightDecay > 0 && options.Optimizer == OptimizerKind.Rprop)
            throw TrainingOptionsException.Of(nameof(options.WeightDecay), options.WeightDecay, "0, because Rprop has no weight decay. Leave it out or choose another optimizer.");

        if (!(options.Momentum >= 0 && options.Momentum < 1))
            throw TrainingOptionsException.Of(nameof(options.Momentum), options.Momentum, "a number of at least 0 and below 1. 0 turns it off; 0.9 is usual.");
        if (options.Momentum > 0 && options.Optimizer is not (OptimizerKind.SGD or OptimizerKind.RMSProp))
            throw TrainingOptionsException.Of(nameof(options.Momentum), options.Momentum, $"0, because {options.Optimizer} takes no momentum; SGD and RMSProp do. Leave it out or choose one of these.");

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw TrainingOptionsException.Of(nameof(options.ValidationSplit), options.ValidationSplit, "a fraction of at least 0 and below 1. 0.2 holds back a fifth of the training examples.");

        Weights(options, task);

        if (options.LabelSmoothing is { } smoothing)
        {
            Applies(nameof(options.LabelSmoothing), smoothing, LossOptions.LabelSmoothing, "label smoothing", task);
            if (!(smoothing >= 0 && smoothing < 1))
                throw TrainingOptionsException.Of(nameof(options.LabelSmoothing), smoothing, "a number of at least 0 and below 1. 0 turns it off; 0.1 is usual.");
        }

        Defined(nameof(options.Progress), options.Progress);
    }

    private static void Weights(TrainingOptions options, TaskDescription task)
    {
        if (options.ClassWeights is { } classes)
        {
            Applies(nameof(options.ClassWeights), classes, LossOptions.ClassWeights, "class weights", task);
            if (classes.Weighting is null)
                WeightCheck.ClassWeights(classes.Values, task);
        }

        if (options.PositiveWeights is { } positives)
        {
            Applies(nameof(options.PositiveWeights), positives, LossOptions.PositiveWeight, "positive weights", task);
            if (positives.Weighting is null)
                WeightCheck.PositiveWeights(positives.Values, task);
        }
    }

    private static void AtLeastOne<T>(string option, T value, string hint)
        where T : INumber<T>
    {
        if (value < T.One)
            throw TrainingOptionsException.Of(option, value, $"a whole number of at least 1. {hint}");
    }

    private static void Defined<T>(string option, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw TrainingOptionsException.Of(option, value, $"one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private static void Applies(string option, object value, LossOptions flag, string what, TaskDescription task)
    {
        if (!task.Options.HasFlag(flag))
            throw TrainingOptionsException.Of(option, value, $"nothing, because {task.Model} is trained on {task.Loss} ({task.Kind}), which takes no {what}. Leave the option out.");
    }
}
