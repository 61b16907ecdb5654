using TorchSharp;

namespace LossGen;

/// <summary>
/// The class weights of a softmax cross-entropy, and what the summed loss is divided by so that it equals PyTorch's mean.
/// Weights in the options win over those that are declared.
/// </summary>
public sealed class ClassWeightTable : IWeightTable
{
    private const long None = -1;

    private readonly TaskDescription _task;
    private readonly torch.Device _device;
    private double[]? _weights;
    private long[] _counts = [];
    private bool _isWatching;
    private bool _isVaried;
    private long _onlyClass = None;

    private ClassWeightTable(TaskDescription task, TrainingOptions options, double[]? declared, bool areBalanced)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        _task = task;
        _device = DeviceName.Resolve(options.Device);
        AreBalanced = options.ClassWeights is { } chosen ? chosen.Weighting == ClassWeighting.Balanced : areBalanced;
        if (!AreBalanced)
            Use(options.ClassWeights is { } given ? [.. given.Values] : declared);

        RunNotes.Of(options).Add(this);
    }

    /// <summary>Whether the weights are computed from the training labels: <see cref="Balance"/> is called when training starts.</summary>
    public bool AreBalanced { get; }

    /// <summary>The weights, float32 [C] on the trainer's device; null where every class weighs 1, and before <see cref="Balance"/>.</summary>
    public torch.Tensor? Tensor { get; private set; }

    /// <inheritdoc/>
    bool IWeightTable.IsWatching
    {
        set => _isWatching = value && !_isVaried;
    }

    /// <inheritdoc/>
    string? IWeightTable.Warning
    {
        get
        {
            if (!_isVaried && _onlyClass != None)
                return $"Every training example is of class {_task.Classes[(int)_onlyClass]}: the model can learn nothing but to predict it. Look at how the labels are read, and how the examples were divided.";

            var missing = _task.Classes.Where((_, index) => _counts.Length > 0 && _counts[index] == 0).ToArray();
            return missing.Length == 0 ? null : $"No training example is of {string.Join(", ", missing)}: balanced weights leave {(missing.Length == 1 ? "it" : "them")} at 1, and the model cannot learn {(missing.Length == 1 ? "it" : "them")}. Look at how the labels are read, and how the examples were divided.";
        }
    }

    /// <inheritdoc/>
    WeightSummary? IWeightTable.Summary => _weights is null ? null : new("class weights", _task.Classes, _weights, _counts);

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
    public static ClassWeightTable Unweighted(TaskDescription task, TrainingOptions options) => new(task, options, null, areBalanced: false);

    /// <summary>Weights are declared.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The trainer's options, which may give others.</param>
    /// <param name="weights">One finite weight of at least 0 per class.</param>
    /// <returns>The table.</returns>
    /// <exception cref="TrainingOptionsException">The weights are not as many as the classes, or one is negative or not finite, or all are 0.</exception>
    public static ClassWeightTable Given(TaskDescription task, TrainingOptions options, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(weights);
        WeightCheck.ClassWeights(weights, task);
        return new(task, options, weights, areBalanced: false);
    }

    /// <summary>Balanced weights are declared.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The trainer's options, which may give others.</param>
    /// <returns>The table.</returns>
    public static ClassWeightTable Balanced(TaskDescription task, TrainingOptions options) => new(task, options, null, areBalanced: true);

    /// <summary>
    /// Computes balanced weights: N / (C n_c), where N counts the examples and C the classes that have any, so that a training example weighs 1 on average.
    /// A class without examples weighs 1: it has no part in training, and in validation it counts like an average example.
    /// </summary>
    /// <param name="counts">The number of training examples of each class, n_c.</param>
    public void Balance(params long[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length != _task.Classes.Count)
            throw new ArgumentException($"There are {counts.Length} counts for {_task.Classes.Count} classes.", nameof(counts));

        var present = counts.Count(count => count > 0);
        var total = counts.Sum();
        var weights = new double[counts.Length];
        for (var index = 0; index < counts.Length; index++)
            weights[index] = counts[index] == 0 ? 1.0 : (double)total / ((double)present * counts[index]);

        _counts = [.. counts];
        Use(weights);
    }

    /// <summary>The denominator for class indices: the sum of the weights of the targets, as in PyTorch's mean; their number where every class weighs 1.</summary>
    /// <param name="classIndices">The targets, [N], each from 0 to C - 1.</param>
    /// <returns>The denominator.</returns>
    public double Sum(ReadOnlySpan<long> classIndices)
    {
        if (_isWatching)
            Look(classIndices, None);
        if (_weights is null)
            return classIndices.Length;

        var sum = 0.0;
        foreach (var index in classIndices)
            sum += _weights[index];

        return sum;
    }

    /// <summary>The denominator for class indices of which some stand for no label: these add nothing.</summary>
    /// <param name="classIndices">The targets, [N].</param>
    /// <param name="ignoreIndex">The value that stands for no label.</param>
    /// <returns>The denominator; 0 where no target has a label.</returns>
    public double Sum(ReadOnlySpan<long> classIndices, long ignoreIndex)
    {
        if (_isWatching)
            Look(classIndices, ignoreIndex);

        var sum = 0.0;
        foreach (var index in classIndices)
        {
            if (index != ignoreIndex)
                sum += _weights is null ? 1.0 : _weights[index];
        }

        return sum;
    }

    /// <summary>The denominator for rows of class probabilities or one-hot rows: the number of rows, with and without weights. PyTorch's mean divides by the batch size there, not by the weights.</summary>
    /// <param name="targetRows">The targets, [N, C], row after row.</param>
    /// <returns>N.</returns>
    public double Sum(ReadOnlySpan<float> targetRows) => targetRows.Length / (double)_task.Classes.Count;

    /// <summary>Frees the tensor. The trainer does it when it is disposed.</summary>
    public void Dispose()
    {
        Tensor?.Dispose();
        Tensor = null;
    }

    /// <summary>Notes whether the labels are of more than one class, until they are.</summary>
    private void Look(ReadOnlySpan<long> classIndices, long ignoreIndex)
    {
        foreach (var index in classIndices)
        {
            if (index == ignoreIndex || index == _onlyClass)
                continue;

            if (_onlyClass == None)
            {
                _onlyClass = index;
                continue;
            }

            (_isVaried, _isWatching) = (true, false);
            return;
        }
    }

    private void Use(double[]? weights)
    {
        Dispose();
        _weights = weights is null || Array.TrueForAll(weights, weight => weight == 1.0) ? null : weights;
        if (_weights is not null)
            Tensor = WeightTensor.Of(_weights, _device);
    }
}
