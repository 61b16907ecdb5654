namespace LossGen;

/// <summary>How a model is trained. Every value is checked when the trainer is built; a wrong one throws <see cref="TrainingOptionsException"/> and names itself.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often training goes through all training examples: at least 1; 10 by default.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Examples per training step: at least 1; 32 by default. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Examples per batch in evaluation and prediction: at least 1; 256 by default. Changes speed and memory, not results.</summary>
    public int EvaluationBatchSize { get; init; } = 256;

    /// <summary>The optimizer; Adam by default.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>The learning rate: finite and above 0; 0.001 by default.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Weight decay: finite, at least 0; 0 by default. L2 for most optimizers, decoupled for <see cref="OptimizerKind.AdamW"/>.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Momentum, for <see cref="OptimizerKind.SGD"/> and <see cref="OptimizerKind.RMSProp"/>: at least 0 and below 1; 0 by default.</summary>
    public double Momentum { get; init; }

    /// <summary>Decides the initial weights (where the trainer builds the model), the order of the examples, the validation split and dropout: the same seed gives the same model, bit for bit, on one device and thread count. 42 by default.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Where the model lives: "cpu" (default), "cuda", "cuda:1", or "auto" for CUDA where there is any and the CPU elsewhere.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Whether each epoch goes through the training examples in a new order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The fraction of the training examples that <c>Fit</c> holds back for validation, drawn by <see cref="Seed"/>: at least 0 and below 1; 0 by default.
    /// Only where no validation examples are passed.
    /// </summary>
    public double ValidationSplit { get; init; }

    /// <summary>Class weights of a softmax cross-entropy; null (default) leaves them as declared.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Weights of the positive class in a binary cross-entropy; null (default) leaves them as declared.</summary>
    public PositiveWeights? PositiveWeights { get; init; }

    /// <summary>Label smoothing of a softmax cross-entropy, the share of the uniform distribution: at least 0 and below 1; null (default) leaves it as declared.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>What is shown on the console while training.</summary>
    public ProgressDisplay Progress { get; init; } = ProgressDisplay.Auto;
}
