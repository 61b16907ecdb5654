namespace LossGen;

/// <summary>How a model is trained. Every value is checked when the trainer is built; a wrong one throws <see cref="TrainingOptionsException"/> and names itself.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often training goes through all training examples: at least 1; 10 by default. Without effect where <see cref="MaxSteps"/> is set.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The number of optimizer steps after which training ends, however many epochs that takes: at least 1; null (default) for whole epochs.</summary>
    public long? MaxSteps { get; init; }

    /// <summary>Examples per batch: at least 1; 32 by default. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Batches whose gradients are added up for one step: at least 1; 1 by default. k batches give the step that one batch of k times the size would give, also with weights and ignored labels.</summary>
    public int GradientAccumulation { get; init; } = 1;

    /// <summary>Examples per batch in evaluation and prediction: at least 1; 256 by default. Changes speed and memory, not results.</summary>
    public int EvaluationBatchSize { get; init; } = 256;

    /// <summary>The optimizer; Adam by default.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>The learning rate: finite and above 0; 0.001 by default.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the learning rate changes over the run; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = new();

    /// <summary>Weight decay: finite, at least 0; 0 by default. L2 for most optimizers, decoupled for <see cref="OptimizerKind.AdamW"/>.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether biases and the parameters of normalization layers decay too; false by default, as is usual.</summary>
    public bool DecayBiasAndNormalization { get; init; }

    /// <summary>Momentum, for <see cref="OptimizerKind.SGD"/> and <see cref="OptimizerKind.RMSProp"/>: at least 0 and below 1; 0 by default.</summary>
    public double Momentum { get; init; }

    /// <summary>How much of each gradient the momentum of <see cref="OptimizerKind.SGD"/> leaves out: at least 0 and at most 1; 0 by default. Only with <see cref="Momentum"/>.</summary>
    public double Dampening { get; init; }

    /// <summary>Whether the momentum of <see cref="OptimizerKind.SGD"/> is Nesterov's; false by default. Only with <see cref="Momentum"/>, and without <see cref="Dampening"/>.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether <see cref="OptimizerKind.Adam"/> and <see cref="OptimizerKind.AdamW"/> divide by the greatest mean square so far rather than that of the step; false by default. Reddi et al., 2018.</summary>
    public bool AmsGrad { get; init; }

    /// <summary>
    /// Whether a step is made in one pass over weights, gradients and what the optimizer remembers, which is faster than that of <c>torch.optim</c> and equal to it within the rounding of float32; true by default.
    /// Where it cannot be, that of <c>torch.optim</c> is made: on other devices than the CPU, for parameters that are not float32 or not contiguous, and for ASGD and Rprop. Checkpoints of either are taken up by the other.
    /// </summary>
    public bool FuseOptimizer { get; init; } = true;

    /// <summary>Parameters with their own learning rate or weight decay, and frozen ones; none by default.</summary>
    public IReadOnlyList<ParameterGroup> ParameterGroups { get; init; } = [];

    /// <summary>The greatest norm of all gradients together; larger ones are scaled down to it: above 0; null (default) for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The greatest size of each gradient element; larger ones are cut: above 0; null (default) for no limit. Not together with <see cref="ClipNorm"/>.</summary>
    public double? ClipValue { get; init; }

    /// <summary>What happens when a loss or a gradient is NaN or infinite, or above <see cref="MaxGradientNorm"/>; training stops by default.</summary>
    public NotFiniteAction OnNotFinite { get; init; } = NotFiniteAction.Stop;

    /// <summary>Whether the norm of the gradients is computed and checked at every step; false by default, because it takes time. <see cref="ClipNorm"/> does so anyway.</summary>
    public bool CheckGradients { get; init; }

    /// <summary>The norm of the gradients above which a step counts as exploded, and is treated like one that is not finite: above 0; null (default) for no limit. The norm is computed at every step.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>Decides the initial weights (where the trainer builds the model), the order of the examples, the validation split and dropout: the same seed gives the same model, bit for bit, on one device and thread count, also where other trainers train at the same time. 42 by default.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Where the model lives: "cpu" (default), "cuda", "cuda:1", or "auto" for CUDA where there is any and the CPU elsewhere.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>
    /// The CPU threads of an operation: at least 1, and at most 64 or four times the logical processors; null (default) leaves them as they are. They hold for the thread that calls <c>Fit</c>, also after it, and for threads that
    /// have not used TorchSharp yet. Results differ in their last bits between thread counts.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Whether each epoch goes through the training examples in a new order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The fraction of the training examples that <c>Fit</c> holds back for validation, drawn by <see cref="Seed"/>: at least 0 and below 1; 0 by default.
    /// Only where no validation examples are passed.
    /// </summary>
    public double ValidationSplit { get; init; }

    /// <summary>How often the model is evaluated with the validation examples; after every epoch by default.</summary>
    public Every Evaluate { get; init; } = Every.Epoch;

    /// <summary>The metric that decides which model is best, when to stop and when to reduce the learning rate; null (default) for the first of the task's metrics; for a binary classification the area under the ROC curve, which depends on no threshold; for several labels the loss.</summary>
    public MonitoredMetric? Monitor { get; init; }

    /// <summary>How many evaluations in a row may fail to improve the monitored metric before training stops: at least 1; null (default) never stops early.</summary>
    public int? Patience { get; init; }

    /// <summary>The least change of the monitored metric that counts as an improvement: finite and at least 0; 0 by default.</summary>
    public double MinimumDelta { get; init; }

    /// <summary>Whether <c>Fit</c> ends with the weights of the best evaluation rather than the last; false by default.</summary>
    public bool KeepBest { get; init; }

    /// <summary>An average of the weights over the steps (EMA, SWA), which is evaluated and kept in their place; none by default.</summary>
    public WeightAveraging Averaging { get; init; } = new();

    /// <summary>Where checkpoints, logs and the report go; null (default) writes nothing. Made where it does not exist.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>How often a checkpoint is written to <see cref="OutputDirectory"/>; never by default. Where it is not never, cancellation writes one too.</summary>
    public Every Save { get; init; } = Every.Never;

    /// <summary>How many checkpoints are kept, the newest: at least 1; 2 by default, so that there is another should one be damaged.</summary>
    public int SaveLimit { get; init; } = 2;

    /// <summary>Whether <c>Fit</c> goes on from the newest usable checkpoint in <see cref="OutputDirectory"/>, where there is one; false by default.</summary>
    public bool Resume { get; init; }

    /// <summary>
    /// Whether <see cref="Resume"/> may go on with other examples than the checkpoint was made with, more of them say: from the start of the epoch at hand; false by default. Otherwise other values, another order or another number
    /// are refused. Of long lists a part is compared; a stream's examples are not.
    /// </summary>
    public bool ResumeWithOtherData { get; init; }

    /// <summary>How often callbacks and logs get the training loss; after every epoch by default.</summary>
    public Every Log { get; init; } = Every.Epoch;

    /// <summary>Whether a log of JSON lines is written to <see cref="OutputDirectory"/>; true by default.</summary>
    public bool LogJsonLines { get; init; } = true;

    /// <summary>Whether TensorBoard event files are written to <see cref="OutputDirectory"/>; false by default.</summary>
    public bool LogTensorBoard { get; init; }

    /// <summary>Examples that a stream holds at a time to draw from at random: at least 1; 1000 by default. Lists are shuffled as a whole.</summary>
    public int ShuffleBuffer { get; init; } = 1000;

    /// <summary>Batches whose examples are sorted by length together, where the trainer's <c>ExampleLength</c> is set: at least 1; 50 by default. More leave less padding, and less to chance.</summary>
    public int BucketBatches { get; init; } = 50;

    /// <summary>Batches of examples that are read ahead of training, on a thread of their own: at least 0; 0 (default) reads each when it is its turn. Worth it where reading an example takes long: decoding a picture, say. Changes speed, not results.</summary>
    public int Prefetch { get; init; }

    /// <summary>Class weights of a softmax cross-entropy; null (default) leaves them as declared.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Weights of the positive class in a binary cross-entropy; null (default) leaves them as declared.</summary>
    public PositiveWeights? PositiveWeights { get; init; }

    /// <summary>Label smoothing of a softmax cross-entropy, the share of the uniform distribution: at least 0 and below 1; null (default) leaves it as declared.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>What is shown on the console while training.</summary>
    public ProgressDisplay Progress { get; init; } = ProgressDisplay.Auto;

    /// <summary>Reads options from a JSON file, then environment variables, then the command line: each may change what the one before said.</summary>
    /// <param name="path">The JSON file; null for none. Names as here, in any case: { "epochs": 20, "schedule": { "kind": "Cosine" } }.</param>
    /// <param name="arguments">Command line arguments: --epochs 20 --schedule:kind cosine, or --epochs=20. Environment variables: LOSSGEN_EPOCHS, LOSSGEN_SCHEDULE__KIND.</param>
    /// <returns>The options. Values are checked when a trainer is built with them.</returns>
    /// <exception cref="TrainingOptionsException">A name is unknown, or a value cannot be read.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static TrainingOptions Load(string? path, params string[] arguments) => OptionsSource.Load(path, arguments);

    /// <summary>The options as JSON that <see cref="Load"/> reads.</summary>
    /// <returns>All of them, one a line.</returns>
    public string ToJson() => OptionsJson.Write(this);

    /// <summary>The options that differ from the defaults.</summary>
    /// <returns>For example "Epochs 20, LearningRate 0.01"; "defaults" where none differs.</returns>
    public override string ToString() => OptionsSource.Differences(this);
}
