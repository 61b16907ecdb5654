using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace LossGen;

/// <summary>The part of a running training that does not depend on its types: order, steps, the loss so far, the optimizer, cancellation.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly IProgressView _progress;
    private readonly IParameterUpdate _update;
    private readonly int[] _order;
    private CancellationToken _cancellation;
    private Scalar? _divisor;
    private double _divisorValue = double.NaN;
    private double _lossSum;
    private double _denominatorSum;
    private bool _hasGradient;
    private int _start;
    private int _length;
    private long _startedAt;

    public TrainingLoop(IParameterUpdate update, TrainingOptions options, int examples, IProgressView progress)
    {
        _update = update;
        _options = options;
        _progress = progress;
        _order = new int[examples];
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of the step within the epoch, from 1.</summary>
    public int Step { get; private set; }

    /// <summary>Whether every batch of the epoch was handed out.</summary>
    public bool IsEpochComplete { get; private set; }

    /// <summary>Whether cancellation kept a batch or an epoch from being handed out.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The time that the batches of the epoch took; evaluation comes after it.</summary>
    public TimeSpan TrainingTime { get; private set; }

    public double LearningRate => _update.LearningRate;

    /// <summary>The mean loss of the epoch so far; NaN where no example had a label.</summary>
    public double Loss => _denominatorSum > 0 ? _lossSum / _denominatorSum : double.NaN;

    /// <summary>The positions of the batch's examples.</summary>
    public ReadOnlySpan<int> Rows => _order.AsSpan(_start, _length);

    /// <summary>Begins an epoch, unless training is cancelled.</summary>
    public bool StartEpoch(int epoch, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        if (cancellation.IsCancellationRequested)
        {
            IsCancelled = true;
            return false;
        }

        Epoch = epoch;
        Step = 0;
        IsEpochComplete = false;
        TrainingTime = TimeSpan.Zero;
        _lossSum = 0;
        _denominatorSum = 0;
        return true;
    }

    /// <summary>Puts the examples into the order of the epoch.</summary>
    public void StartBatches()
    {
        if (_options.Shuffle)
            ExampleOrder.Shuffle(_order, _options.Seed, Epoch);
        else
            ExampleOrder.Ascending(_order);

        _start = 0;
        _length = 0;
        _startedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Moves on to the next batch.</summary>
    public bool NextBatch()
    {
        _start += _length;
        _length = 0;
        if (_start == _order.Length)
        {
            IsEpochComplete = true;
            TrainingTime = Stopwatch.GetElapsedTime(_startedAt);
            return false;
        }

        if (_cancellation.IsCancellationRequested)
        {
            IsCancelled = true;
            return false;
        }

        _length = Math.Min(_options.BatchSize, _order.Length - _start);
        Step++;
        return true;
    }

    /// <summary>Adds the gradients of a loss that is summed over the batch.</summary>
    public void Backward(torch.Tensor loss, double denominator)
    {
        if (!(denominator >= 0 && double.IsFinite(denominator)))
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "The denominator is what the loss is summed over: expected a finite number of at least 0.");

        // Every label of the batch is ignored: there is nothing to learn from, and 0 / 0 would be NaN.
        if (denominator == 0)
            return;

        var sum = loss.ToDouble();
        if (!double.IsFinite(sum))
            throw NotFinite(sum);

        using (var mean = loss.div(Divisor(denominator)))
            mean.backward();

        _hasGradient = true;
        _lossSum += sum;
        _denominatorSum += denominator;
    }

    /// <summary>Makes a step of the optimizer, if there is a gradient.</summary>
    public void Update()
    {
        if (_hasGradient)
            _update.Apply();

        _hasGradient = false;
        _progress.Step(Epoch, (double)(_start + _length) / _order.Length, Loss);
    }

    public void Dispose()
    {
        _update.Clear();
        _update.Dispose();
        _divisor?.Dispose();
    }

    // Kept in a field: an implicit number-to-Scalar argument can be freed during the native call.
    private Scalar Divisor(double denominator)
    {
        if (_divisor is null || denominator != _divisorValue)
        {
            _divisor?.Dispose();
            _divisor = denominator;
            _divisorValue = denominator;
        }

        return _divisor;
    }

    private TrainingException NotFinite(double loss) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The loss is {loss} in epoch {Epoch}, step {Step}. The weights are those of the step before. Likely causes: the learning rate, {LearningRate}, is too high (try a tenth); features or targets are of very different or very large scales (standardise them); the model divides by zero or takes the logarithm or root of what is not positive."));
}
