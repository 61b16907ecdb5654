using TorchSharp;

namespace LossGen;

/// <summary>
/// The weights of the positive class in a binary cross-entropy on logits: one, or one per label. Weights in the options win over those that are declared.
/// The summed loss is divided by the number of targets, weighted or not, as in PyTorch's mean.
/// </summary>
public sealed class PositiveWeightTable : IWeightTable
{
    private readonly TaskDescription _task;
    private readonly torch.Device _device;
    private readonly int _width;
    private double[]? _weights;
    private long[] _counts = [];
    private long _total;

    private PositiveWeightTable(TaskDescription task, TrainingOptions options, double[]? declared, bool areBalanced)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        _task = task;
        _device = DeviceName.Resolve(options.Device);
        _width = WeightCheck.WeightWidth(task);
        AreBalanced = options.PositiveWeights is { } chosen ? chosen.Weighting == ClassWeighting.Balanced : areBalanced;
        if (!AreBalanced)
            Use(options.PositiveWeights is { } given ? [.. given.Values] : declared);

        RunNotes.Of(options).Add(this);
    }

    /// <summary>Whether the weights are computed from the training labels: <see cref="Balance(long[], long)"/> is called when training starts.</summary>
    public bool AreBalanced { get; }

    /// <summary>The weights, float32 [1] or [C] on the trainer's device; null where each is 1, and before <see cref="Balance(long[], long)"/>.</summary>
    public torch.Tensor? Tensor { get; private set; }

    /// <inheritdoc/>
    bool IWeightTable.IsWatching
    {
        set
        {
            // Labels do not come by here; those that balance the weights are counted.
        }
    }

    /// <inheritdoc/>
    string? IWeightTable.Warning
    {
        get
        {
            if (!AreBalanced)
                return null;

            var names = _width > 1 ? _task.Classes : ["the positive class"];
            var constant = names.Where((_, index) => index < _counts.Length && (_counts[index] == 0 || _counts[index] == _total)).ToArray();
            return constant.Length == 0 ? null : $"All training examples are alike in {string.Join(", ", constant)}: all have it, or none has. Balanced weights leave it at 1, and the model cannot learn it. Look at how the labels are read, and how the examples were divided.";
        }
    }

    /// <inheritdoc/>
    WeightSummary? IWeightTable.Summary => _weights is null ? null : new("positive weights", Names(), _weights, _counts);

    /// <inheritdoc/>
    void IWeightTable.Restore(WeightSummary? summary)
    {
        _counts = summary is null ? [] : [.. summary.Counts];
        Use(summary is null ? null : [.. summary.Weights]);
    }

    /// <summary>No weights are declared.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The trainer's options, which may give weights.</param>
    /// <returns>The table.</returns>
    public static PositiveWeightTable Unweighted(TaskDescription task, TrainingOptions options) => new(task, options, null, areBalanced: false);

    /// <summary>Weights are declared.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The trainer's options, which may give others.</param>
    /// <param name="weights">One weight, or one per label; finite and above 0.</param>
    /// <returns>The table.</returns>
    /// <exception cref="TrainingOptionsException">The weights are neither one nor one per label, or one is not above 0.</exception>
    public static PositiveWeightTable Given(TaskDescription task, TrainingOptions options, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(weights);
        WeightCheck.PositiveWeights(weights, task);
        return new(task, options, weights, areBalanced: false);
    }

    /// <summary>Balanced weights are declared.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The trainer's options, which may give others.</param>
    /// <returns>The table.</returns>
    public static PositiveWeightTable Balanced(TaskDescription task, TrainingOptions options) => new(task, options, null, areBalanced: true);

    /// <summary>Computes balanced weights: negatives over positives, for each label. A label with no positives or no negatives weighs 1, since nothing is to be balanced.</summary>
    /// <param name="positives">The number of positive training examples: one, or one per label.</param>
    /// <param name="total">The number of training examples.</param>
    public void Balance(long[] positives, long total)
    {
        ArgumentNullException.ThrowIfNull(positives);
        if (positives.Length != _width)
            throw new ArgumentException($"There are {positives.Length} counts for {_width} labels.", nameof(positives));

        _counts = [.. positives];
        _total = total;
        Use(Array.ConvertAll(positives, count => count == 0 || count == total ? 1.0 : (double)(total - count) / count));
    }

    /// <summary>Computes the balanced weight of a single label.</summary>
    /// <param name="positives">The number of positive training examples.</param>
    /// <param name="total">The number of training examples.</param>
    public void Balance(long positives, long total) => Balance([positives], total);

    /// <summary>Frees the tensor. The trainer does it when it is disposed.</summary>
    public void Dispose()
    {
        Tensor?.Dispose();
        Tensor = null;
    }

    private IReadOnlyList<string> Names() =>
        _task.Kind == TaskKind.MultiLabel && _weights!.Length == _task.Classes.Count ? _task.Classes : ["positive"];

    private void Use(double[]? weights)
    {
        Dispose();
        _weights = weights is null || Array.TrueForAll(weights, weight => weight == 1.0) ? null : weights;
        if (_weights is not null)
            Tensor = WeightTensor.Of(_weights, _device);
    }
}
