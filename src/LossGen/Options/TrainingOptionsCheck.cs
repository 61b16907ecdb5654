using System.Globalization;
using System.Numerics;

namespace LossGen;

/// <summary>Every rule that the options of a task must meet, in the order of the options.</summary>
internal static class TrainingOptionsCheck
{
    /// <summary>Threads that are let pass on any machine, so that the options of a large one can be read on a small one.</summary>
    private const int LeastThreadLimit = 64;
    private const int ThreadsPerProcessor = 4;

    public static void Validate(TrainingOptions options, TaskDescription task, Type metrics)
    {
        AtLeastOne(nameof(options.Epochs), options.Epochs, "One epoch goes through all training examples once.");
        if (options.MaxSteps is { } maxSteps)
            AtLeastOne(nameof(options.MaxSteps), maxSteps, "It is the number of optimizer steps after which training ends.");
        AtLeastOne(nameof(options.BatchSize), options.BatchSize, "It is the number of examples per batch; 32 is usual.");
        AtLeastOne(nameof(options.GradientAccumulation), options.GradientAccumulation, "It is the number of batches per step of the optimizer; 1 is usual.");
        AtLeastOne(nameof(options.EvaluationBatchSize), options.EvaluationBatchSize, "It is the number of examples per batch in evaluation and prediction; 256 is usual.");
        Defined(nameof(options.Optimizer), options.Optimizer);

        if (!(double.IsFinite(options.LearningRate) && options.LearningRate > 0))
            throw TrainingOptionsException.Of(nameof(options.LearningRate), options.LearningRate, "a finite number above 0. Usual values: 0.001 for Adam, 0.01 to 0.1 for SGD.");

        ScheduleCheck.Validate(options);
        Decay(options);

        if (!(options.Momentum >= 0 && options.Momentum < 1))
            throw TrainingOptionsException.Of(nameof(options.Momentum), options.Momentum, "a number of at least 0 and below 1. 0 turns it off; 0.9 is usual.");
        if (options.Momentum > 0 && options.Optimizer is not (OptimizerKind.SGD or OptimizerKind.RMSProp))
            throw TrainingOptionsException.Of(nameof(options.Momentum), options.Momentum, $"0, because {options.Optimizer} takes no momentum; SGD and RMSProp do. Leave it out or choose one of these.");

        Variants(options);
        Groups(options);
        Clipping(options);
        Defined(nameof(options.OnNotFinite), options.OnNotFinite);
        Threads(options);

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw TrainingOptionsException.Of(nameof(options.ValidationSplit), options.ValidationSplit, "a fraction of at least 0 and below 1. 0.2 holds back a fifth of the training examples.");

        Averaging(options.Averaging);
        Watching(options, task, metrics);
        Saving(options);
        Rhythm(nameof(options.Log), options.Log);
        AtLeastOne(nameof(options.ShuffleBuffer), options.ShuffleBuffer, "It is the number of examples of a stream to draw from; 1000 is usual.");
        AtLeastOne(nameof(options.BucketBatches), options.BucketBatches, "It is the number of batches whose examples are sorted by length together; 50 is usual.");
        if (options.Prefetch < 0)
            throw TrainingOptionsException.Of(nameof(options.Prefetch), options.Prefetch, "a number of batches of at least 0. 0 reads nothing ahead; 2 to 8 are usual.");
        Weights(options, task);

        if (options.LabelSmoothing is { } smoothing)
        {
            Applies(nameof(options.LabelSmoothing), smoothing, LossOptions.LabelSmoothing, "label smoothing", task);
            if (!(smoothing >= 0 && smoothing < 1))
                throw TrainingOptionsException.Of(nameof(options.LabelSmoothing), smoothing, "a number of at least 0 and below 1. 0 turns it off; 0.1 is usual.");
        }

        Defined(nameof(options.Progress), options.Progress);
    }

    /// <summary>What only shows once it is known whether there is anything to validate with.</summary>
    public static void ValidateSplits(TrainingOptions options, bool hasValidation)
    {
        const string missing = "validation examples to judge by, and there are none. Pass them to Fit, or hold some back with ValidationSplit.";
        if (hasValidation)
            return;
        if (options.Patience is { } patience)
            throw TrainingOptionsException.Of(nameof(options.Patience), patience, missing);
        if (options.KeepBest)
            throw TrainingOptionsException.Of(nameof(options.KeepBest), options.KeepBest, missing);
        if (options.Monitor is { } monitor)
            throw TrainingOptionsException.Of(nameof(options.Monitor), monitor, missing);
        if (options.Schedule.Kind == ScheduleKind.ReduceOnPlateau)
            throw TrainingOptionsException.Of(nameof(options.Schedule), options.Schedule.Kind, missing);
    }

    private static void Variants(TrainingOptions options)
    {
        if (!(options.Dampening >= 0 && options.Dampening <= 1))
            throw TrainingOptionsException.Of(nameof(options.Dampening), options.Dampening, "a number of at least 0 and at most 1. 0 turns it off and is usual.");
        if (options.Dampening > 0 && (options.Momentum == 0 || options.Optimizer != OptimizerKind.SGD))
            throw TrainingOptionsException.Of(nameof(options.Dampening), options.Dampening, "0, because only the momentum of SGD can be dampened, and there is none. Leave it out, or set Optimizer to SGD and Momentum.");
        if (options.Nesterov && (options.Momentum == 0 || options.Optimizer != OptimizerKind.SGD))
            throw TrainingOptionsException.Of(nameof(options.Nesterov), options.Nesterov, "false, because only the momentum of SGD can be Nesterov's, and there is none. Leave it out, or set Optimizer to SGD and Momentum.");
        if (options.Nesterov && options.Dampening > 0)
            throw TrainingOptionsException.Of(nameof(options.Nesterov), options.Nesterov, "false, because Dampening is above 0: Nesterov's momentum is not dampened. Leave one of them out.");
        if (options.AmsGrad && options.Optimizer is not (OptimizerKind.Adam or OptimizerKind.AdamW))
            throw TrainingOptionsException.Of(nameof(options.AmsGrad), options.AmsGrad, $"false, because {options.Optimizer} has no AMSGrad form; Adam and AdamW have. Leave it out or choose one of these.");
    }

    private static void Decay(TrainingOptions options)
    {
        if (!(double.IsFinite(options.WeightDecay) && options.WeightDecay >= 0))
            throw TrainingOptionsException.Of(nameof(options.WeightDecay), options.WeightDecay, "a finite number of at least 0. 0 turns it off; 0.01 is usual for AdamW.");
        if (options.WeightDecay > 0 && options.Optimizer == OptimizerKind.Rprop)
            throw TrainingOptionsException.Of(nameof(options.WeightDecay), options.WeightDecay, "0, because Rprop has no weight decay. Leave it out or choose another optimizer.");
        if (options.DecayBiasAndNormalization && options.WeightDecay == 0 && options.ParameterGroups.All(group => group.WeightDecay is null or 0))
            throw TrainingOptionsException.Of(nameof(options.DecayBiasAndNormalization), options.DecayBiasAndNormalization, "false, because WeightDecay is 0: nothing decays.");
    }

    private static void Groups(TrainingOptions options)
    {
        for (var index = 0; index < options.ParameterGroups.Count; index++)
        {
            var group = options.ParameterGroups[index];
            var name = string.Create(CultureInfo.InvariantCulture, $"{nameof(options.ParameterGroups)}[{index}]");
            if (string.IsNullOrWhiteSpace(group.Pattern))
                throw TrainingOptionsException.Of($"{name}.{nameof(group.Pattern)}", "empty", "the names of parameters, where * stands for any characters: \"encoder.*\".");
            if (!(double.IsFinite(group.LearningRateFactor) && group.LearningRateFactor >= 0))
                throw TrainingOptionsException.Of($"{name}.{nameof(group.LearningRateFactor)}", group.LearningRateFactor, "a finite number of at least 0. 0.1 trains these parameters at a tenth of the rate.");
            if (group.WeightDecay is { } decay && !(double.IsFinite(decay) && decay >= 0))
                throw TrainingOptionsException.Of($"{name}.{nameof(group.WeightDecay)}", decay, "a finite number of at least 0.");
            if (group.WeightDecay > 0 && options.Optimizer == OptimizerKind.Rprop)
                throw TrainingOptionsException.Of($"{name}.{nameof(group.WeightDecay)}", group.WeightDecay, "0, because Rprop has no weight decay.");
        }
    }

    private static void Clipping(TrainingOptions options)
    {
        if (options.ClipNorm is { } norm && !(double.IsFinite(norm) && norm > 0))
            throw TrainingOptionsException.Of(nameof(options.ClipNorm), norm, "a finite number above 0; 1 is usual. Leave it out to not clip.");
        if (options.ClipValue is { } value && !(double.IsFinite(value) && value > 0))
            throw TrainingOptionsException.Of(nameof(options.ClipValue), value, "a finite number above 0. Leave it out to not clip.");
        if (options.MaxGradientNorm is { } greatest && !(double.IsFinite(greatest) && greatest > 0))
            throw TrainingOptionsException.Of(nameof(options.MaxGradientNorm), greatest, "a finite number above 0: well above what is usual, which the log tells where CheckGradients is set. Leave it out for no limit.");
        if (options.ClipNorm is not null && options.ClipValue is not null)
            throw TrainingOptionsException.Of(nameof(options.ClipValue), options.ClipValue, "nothing, because ClipNorm is set as well. Choose one of them.");
    }

    private static void Watching(TrainingOptions options, TaskDescription task, Type metrics)
    {
        Rhythm(nameof(options.Evaluate), options.Evaluate);
        var names = MetricNames.Of(task, metrics);
        if (options.Monitor is { } monitor && names.Count > 0 && !names.Any(monitor.Is))
            throw TrainingOptionsException.Of(nameof(options.Monitor), monitor, $"a metric of this task: {string.Join(", ", names)}.");

        if (options.Patience is { } patience)
            AtLeastOne(nameof(options.Patience), patience, "It is the number of evaluations without improvement after which training stops; 3 to 10 is usual. Leave it out to not stop early.");
        if (!(double.IsFinite(options.MinimumDelta) && options.MinimumDelta >= 0))
            throw TrainingOptionsException.Of(nameof(options.MinimumDelta), options.MinimumDelta, "a finite number of at least 0.");

        if (options.Evaluate != Every.Never)
            return;

        const string evaluations = "because Evaluate is never: nothing would be measured. Set Evaluate to epoch or to a number of steps.";
        if (options.Patience is not null)
            throw TrainingOptionsException.Of(nameof(options.Patience), options.Patience, $"nothing, {evaluations}");
        if (options.KeepBest)
            throw TrainingOptionsException.Of(nameof(options.KeepBest), options.KeepBest, $"false, {evaluations}");
        if (options.Schedule.Kind == ScheduleKind.ReduceOnPlateau)
            throw TrainingOptionsException.Of(nameof(options.Schedule), options.Schedule.Kind, $"another schedule, {evaluations}");
    }

    private static void Saving(TrainingOptions options)
    {
        if (options.OutputDirectory is not null && string.IsNullOrWhiteSpace(options.OutputDirectory))
            throw TrainingOptionsException.Of(nameof(options.OutputDirectory), "empty", "the path of a folder. Leave it out to write nothing.");

        Rhythm(nameof(options.Save), options.Save);
        AtLeastOne(nameof(options.SaveLimit), options.SaveLimit, "It is the number of checkpoints that are kept; 2 leaves another one should the newest be damaged.");
        if (options.ResumeWithOtherData && !options.Resume)
            throw TrainingOptionsException.Of(nameof(options.ResumeWithOtherData), options.ResumeWithOtherData, "false, because Resume is not set: there is nothing to go on from.");
        if (options.OutputDirectory is not null)
            return;

        const string folder = "because OutputDirectory is not set: there is no place for it. Set OutputDirectory.";
        if (options.Save != Every.Never)
            throw TrainingOptionsException.Of(nameof(options.Save), options.Save, $"never, {folder}");
        if (options.Resume)
            throw TrainingOptionsException.Of(nameof(options.Resume), options.Resume, $"false, {folder}");
        if (options.LogTensorBoard)
            throw TrainingOptionsException.Of(nameof(options.LogTensorBoard), options.LogTensorBoard, $"false, {folder}");
    }

    private static void Averaging(WeightAveraging averaging)
    {
        const string option = nameof(TrainingOptions.Averaging);
        if (averaging is null)
            throw TrainingOptionsException.Of(option, null, "an average. Leave it out for none.");

        Defined($"{option}.{nameof(averaging.Kind)}", averaging.Kind);
        if (!(averaging.Decay is >= 0 and < 1))
            throw TrainingOptionsException.Of($"{option}.{nameof(averaging.Decay)}", averaging.Decay, "a number of at least 0 and below 1. 0.999 is usual; 0.99 for short runs.");

        AtLeastOne($"{option}.{nameof(averaging.StartStep)}", averaging.StartStep, "It is the step after which the first weights are taken in.");
    }

    private static void Threads(TrainingOptions options)
    {
        if (options.Threads is not { } threads)
            return;

        var processors = string.Create(CultureInfo.InvariantCulture, $"This machine has {Environment.ProcessorCount} logical processors.");
        AtLeastOne(nameof(options.Threads), threads, processors);

        // The library starts as many as it is told to, and ends the process where the system gives it no more.
        var most = Math.Max(LeastThreadLimit, ThreadsPerProcessor * Environment.ProcessorCount);
        if (threads > most)
            throw TrainingOptionsException.Of(nameof(options.Threads), threads, string.Create(CultureInfo.InvariantCulture, $"a whole number of at most {most}. {processors} More threads than that only wait for each other."));
    }

    private static void Rhythm(string option, Every every)
    {
        if (every.Unit != RunUnit.None && every.Count < 1)
            throw TrainingOptionsException.Of(option, every, "a number of epochs or steps of at least 1, or never.");
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

    internal static void Defined<T>(string option, T value)
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
