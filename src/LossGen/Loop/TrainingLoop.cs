using System.Diagnostics;
using TorchSharp;

namespace LossGen;

/// <summary>The part of a running training that does not depend on its types: order, steps, the loss so far, the optimizer, cancellation.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly IExampleSource _source;
    private readonly IProgressView _progress;
    private readonly IParameterUpdate _update;
    private readonly RandomStream _random;
    private readonly StepGate _gate;
    private readonly bool _isScaledAtEnd;
    private readonly KeptScalar _divisor = new();
    private readonly LossMean _epochLoss = new();
    private readonly LossMean _logLoss = new();
    private CancellationToken _cancellation;
    private double _windowDenominator;
    private int _windowBatches;
    private bool _isDrawing;
    private bool _isStepDone;
    private bool _isResumed;
    private bool _isStopped;
    private long _position;
    private long _startPosition;
    private long _startedAt;

    public TrainingLoop(IParameterUpdate update, TrainingOptions options, IExampleSource source, IProgressView progress, RandomStream random)
    {
        _random = random;
        _update = update;
        _gate = new StepGate(options);
        _options = options;
        _source = source;
        _isScaledAtEnd = options.GradientAccumulation > 1 || update.ScalesFreely;
        _progress = progress;
        TotalSteps = RunLength.Steps(options, source.Count);
    }

    /// <summary>Called between two steps, when nothing of the one before is left.</summary>
    public Action? AfterStep { get; set; }

    /// <summary>Called before the batches of an epoch, when the model is in training mode.</summary>
    public Action? BeforeBatches { get; set; }

    /// <summary>What the learning rate is multiplied by beside the schedule.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>What callbacks multiply it by.</summary>
    public double OwnFactor { get; set; } = 1;

    /// <summary>The steps of the whole run; null where only the end of a stream tells.</summary>
    public long? TotalSteps { get; }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of the batch within the epoch, from 1.</summary>
    public int Batch { get; private set; }

    /// <summary>Steps of the optimizer since the start of the run.</summary>
    public long Step { get; private set; }

    /// <summary>Batches whose loss was NaN or infinite and that were left out or reported.</summary>
    public long SkippedBatches { get; private set; }

    /// <summary>Steps whose gradient was NaN, infinite or too large, and that were left out or reported.</summary>
    public long SkippedSteps => _gate.Skipped;

    /// <summary>Batches in which every label is the ignore index: nothing was learned from them.</summary>
    public long UnlabelledBatches { get; private set; }

    /// <summary>Looks at the gradients of every step.</summary>
    public GradientWatch? Watch
    {
        set => _gate.Watch = value;
    }

    /// <summary>The norm of the last step's gradients, before clipping; NaN where it was not computed.</summary>
    public double GradientNorm => _gate.Norm;

    /// <summary>Whether every batch of the epoch was handed out, or the last step was made.</summary>
    public bool IsEpochComplete { get; private set; }

    /// <summary>Whether cancellation kept a batch or an epoch from being handed out.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Whether the last step was made, or the run was stopped.</summary>
    public bool IsOver => _isStopped || (_options.MaxSteps is { } last ? Step >= last : Epoch >= _options.Epochs && IsEpochComplete);

    /// <summary>The time that the batches of the epoch took; evaluation comes after it.</summary>
    public TimeSpan TrainingTime { get; private set; }

    /// <summary>Examples of the epoch that were trained on in this process.</summary>
    public long ExamplesTrained => _position - _startPosition;

    /// <summary>The epochs done so far, with the part of the one at hand.</summary>
    public double EpochsDone => IsEpochComplete ? Epoch : Epoch - 1 + Fraction;

    public double LearningRate => _update.LearningRate;

    /// <summary>The mean loss of the epoch so far; NaN where no example had a label.</summary>
    public double Loss => _epochLoss.Value;

    /// <summary>The positions of the batch's examples.</summary>
    public ReadOnlySpan<int> Rows => _source.Rows;

    /// <summary>Where the batch is the first of several that make a step, and these are known beforehand: the positions of the examples of all of them. Empty otherwise.</summary>
    public ReadOnlySpan<int> StepRows => _source is WindowSource { IsWindowStart: true } window ? window.Window : [];

    /// <summary>The most examples a batch has.</summary>
    public int BatchSize => _options.BatchSize;

    private double Fraction => _source.Count is { } count ? (double)_position / count : 0;

    /// <summary>Where the run is.</summary>
    public LoopState State => IsEpochComplete && _source.IsAtEnd
        ? Common with { Epoch = Epoch + 1 }
        : Common with { Epoch = Math.Max(1, Epoch), Batch = Batch, Position = _position, LossSum = _epochLoss.Sum, DenominatorSum = _epochLoss.Denominator };

    private LoopState Common => new()
    {
        Step = Step,
        OwnFactor = OwnFactor,
        LogLossSum = _logLoss.Sum,
        LogDenominatorSum = _logLoss.Denominator,
        SkippedBatches = SkippedBatches,
        SkippedSteps = SkippedSteps,
        UnlabelledBatches = UnlabelledBatches,
    };

    /// <summary>Takes up a run where it was.</summary>
    public void Resume(LoopState state)
    {
        Epoch = state.Epoch;
        Batch = state.Batch;
        Step = state.Step;
        OwnFactor = state.OwnFactor ?? 1;
        _position = state.Position;
        _epochLoss.Restart(state.LossSum, state.DenominatorSum);
        _logLoss.Restart(state.LogLossSum, state.LogDenominatorSum);
        SkippedBatches = state.SkippedBatches;
        _gate.Skipped = state.SkippedSteps;
        UnlabelledBatches = state.UnlabelledBatches;
        _isResumed = true;
    }

    /// <summary>Begins the next epoch, unless the run is over or cancelled.</summary>
    public bool StartEpoch(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        var next = _isResumed ? Epoch : Epoch + 1;
        if (_isStopped || (_options.MaxSteps is { } last ? Step >= last : next > _options.Epochs))
            return false;

        if (cancellation.IsCancellationRequested)
        {
            IsCancelled = true;
            return false;
        }

        IsEpochComplete = false;
        TrainingTime = TimeSpan.Zero;
        if (!_isResumed)
        {
            Epoch = next;
            Batch = 0;
            _position = 0;
            _epochLoss.Restart();
        }

        _isResumed = false;
        _startPosition = _position;
        return true;
    }

    /// <summary>Puts the examples into the order of the epoch.</summary>
    public void StartBatches()
    {
        BeforeBatches?.Invoke();
        _source.Start(Epoch, _position);
        _startedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Moves on to the next batch.</summary>
    public bool NextBatch()
    {
        if (_isStepDone)
        {
            _isStepDone = false;
            AfterStep?.Invoke();
        }

        if (_isStopped)
            return false;

        if (_source.IsAtEnd || Step >= _options.MaxSteps)
            return EndBatches();

        // Only between steps: half a window of accumulated gradients could not be taken up again.
        if (_windowBatches == 0 && _cancellation.IsCancellationRequested)
        {
            IsCancelled = true;
            return false;
        }

        _source.Take(_options.BatchSize);
        if (_source.Rows.IsEmpty)
            return EndBatches();

        _position += _source.Rows.Length;
        Batch++;
        return true;
    }

    /// <summary>Ends the run before the next batch.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>The model and the loss may draw random numbers from here to <see cref="EndDrawing"/>.</summary>
    public void StartDrawing()
    {
        if (_isDrawing)
            return;

        _random.Enter();
        _isDrawing = true;
    }

    /// <summary>No more are drawn in this step: other runs may.</summary>
    public void EndDrawing()
    {
        if (!_isDrawing)
            return;

        _isDrawing = false;
        RandomStream.Exit();
    }

    /// <summary>Adds the gradients of a loss that is summed over the batch.</summary>
    public void Backward(torch.Tensor loss, double denominator)
    {
        EndDrawing();
        if (!(denominator >= 0 && double.IsFinite(denominator)))
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "The denominator is what the loss is summed over: expected a finite number of at least 0.");

        // Every label of the batch is ignored: there is nothing to learn from, and 0 / 0 would be NaN.
        if (denominator == 0)
        {
            UnlabelledBatches++;
            return;
        }

        var sum = SingleNumber.Of(loss);
        if (!double.IsFinite(sum))
        {
            if (_options.OnNotFinite == NotFiniteAction.Stop)
                throw StepGate.NotFinite("loss", sum, this);

            SkippedBatches++;
            if (_options.OnNotFinite == NotFiniteAction.Skip)
                return;
        }

        if (!_isScaledAtEnd)
        {
            using var mean = loss.div(_divisor.Of(denominator));
            mean.backward();
        }
        else
        {
            // The sum of a window is not known yet: gradients of sums are added, and divided once. Where that costs nothing, always.
            loss.backward();
        }

        _windowDenominator += denominator;
        _epochLoss.Add(sum, denominator);
        _logLoss.Add(sum, denominator);
    }

    /// <summary>Makes a step of the optimizer, if there is a gradient and its window is full.</summary>
    public void Update()
    {
        _windowBatches++;
        if (_windowBatches == _options.GradientAccumulation || _source.IsAtEnd)
            EndWindow();

        _progress.Step(Epoch, Fraction, Loss);
    }

    /// <summary>The mean loss since the last call.</summary>
    public double TakeLogLoss()
    {
        var loss = _logLoss.Value;
        _logLoss.Restart();
        return loss;
    }

    public void Dispose()
    {
        EndDrawing();
        _divisor.Dispose();
    }

    /// <summary>Notes that the epoch has no further batch.</summary>
    /// <returns>False: what <see cref="NextBatch"/> then says.</returns>
    private bool EndBatches()
    {
        VerifyNotEmpty();
        IsEpochComplete = true;
        TrainingTime = Stopwatch.GetElapsedTime(_startedAt);
        return false;
    }

    private void EndWindow()
    {
        _update.LearningRate = _options.LearningRate * _options.Schedule.Factor(Step, TotalSteps ?? 0) * RateFactor * OwnFactor;
        if (_windowDenominator > 0)
        {
            var gradients = _update.Gather();
            _gate.Watch?.Look(gradients);
            if (_isScaledAtEnd)
                gradients.Scale(1 / _windowDenominator);

            if (_gate.Admit(gradients, this))
                _update.Apply();
            else
                _update.Clear();
        }

        _windowBatches = 0;
        _windowDenominator = 0;
        Step++;
        _isStepDone = true;
    }

    /// <summary>Refuses, at the end of an epoch, what held nothing to learn from: a stream only shows then that nothing came, and labels that no one counts.</summary>
    private void VerifyNotEmpty()
    {
        if (!_source.IsAtEnd)
            return;
        if (_position == 0)
            throw DataException.EmptySplit("training");
        if (UnlabelledBatches > 0 && UnlabelledBatches == Batch && Epoch == 1)
            throw DataException.UnlabelledSplit("training");
    }
}
