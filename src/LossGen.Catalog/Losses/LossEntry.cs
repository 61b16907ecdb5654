namespace LossGen.Catalog;

/// <summary>What LossGen knows of a loss: the one description that generator, rules, docs and ground-truth tests read.</summary>
public sealed record LossEntry
{
    /// <summary>Stands for the kind of a loss that is a type of the user's own.</summary>
    public const LossKind Custom = (LossKind)(-1);

    /// <summary>The loss as declared.</summary>
    public required LossKind Kind { get; init; }

    /// <summary>The name of the user's own type, where it is one.</summary>
    public string CustomType { get; init; } = "";

    public bool IsCustom => Kind == Custom;

    /// <summary>The loss as [Loss] writes it.</summary>
    public string Spelling => IsCustom ? $"typeof({CustomType})" : Kind.ToString();

    /// <summary>Its name in messages, docs and generated comments.</summary>
    public required string Name { get; init; }

    /// <summary>The tasks it serves.</summary>
    public required EquatableArray<TaskKind> Tasks { get; init; }

    /// <summary>The label encodings it takes.</summary>
    public required EquatableArray<LabelEncoding> Encodings { get; init; }

    /// <summary>What it takes from the model.</summary>
    public required PredictionScale Scale { get; init; }

    /// <summary>What turns the model's output into the prediction.</summary>
    public required Activation Activation { get; init; }

    /// <summary>What the prediction is made of it.</summary>
    public required Decode Decode { get; init; }

    /// <summary>Which quantities it is defined for.</summary>
    public TargetRange TargetRange { get; init; }

    /// <summary>The number of classes that it is defined for; 0 where for any.</summary>
    public int ClassCount { get; init; }

    /// <summary>The numbers it takes.</summary>
    public EquatableArray<LossScalar> Scalars { get; init; }

    /// <summary>What can be declared besides.</summary>
    public LossModifiers Modifiers { get; init; }

    /// <summary>What its sum is divided by.</summary>
    public required LossDenominator Denominator { get; init; }

    /// <summary>What makes it the negative log-likelihood of a distribution of unit variance, but for a constant: 1/2 for squared errors, the normal distribution's.</summary>
    public double LikelihoodFactor { get; init; } = 1;

    /// <summary>Whether it takes the features beside the logits that were made of them, so that the model returns both.</summary>
    public bool TakesFeatures { get; init; }

    /// <summary>The call that computes it.</summary>
    public required LossCall Call { get; init; }

    /// <summary>Its formula for one example or element, with p the prediction and y the target.</summary>
    public required string Formula { get; init; }

    /// <summary>When to prefer it.</summary>
    public required string Advice { get; init; }

    /// <summary>Its counterpart in PyTorch.</summary>
    public required string PyTorch { get; init; }

    /// <summary>Its counterpart in Keras.</summary>
    public required string Keras { get; init; }

    /// <summary>What the prediction is made of it under a task: where any subset of labels may apply, each decides by itself.</summary>
    public Decode DecodeFor(TaskKind task) => task == TaskKind.MultiLabel ? Decode.AllProbable : Decode;

    public bool Serves(TaskKind task) => Tasks.Contains(task);

    public bool Takes(LabelEncoding encoding) => Encodings.Contains(encoding);

    public bool TakesClasses(int count) => ClassCount == 0 || ClassCount == count;

    public bool Takes(LossModifiers modifier) => (Modifiers & modifier) != 0;
}
