namespace LossGen;

/// <summary>Follows the loss while the learning rate goes up, and ends the run where it has left all bounds.</summary>
internal sealed class LearningRateSweep : ITrainingCallback
{
    /// <summary>Weight of the steps before in the average that decides about divergence: one bad batch is none.</summary>
    private const double Smoothing = 0.8;

    /// <summary>Times its least value at which a loss has left all bounds, as in fastai and Lightning.</summary>
    private const double DivergenceFactor = 4;

    private readonly List<TrainingPoint> _steps = [];
    private RunStart? _run;
    private double _average = double.NaN;
    private double _least = double.PositiveInfinity;

    public IReadOnlyList<TrainingPoint> Steps => _steps;

    public bool HasDiverged { get; private set; }

    public void RunStarted(RunStart run) => _run = run;

    public void Logged(TrainingPoint point)
    {
        if (double.IsFinite(point.Loss))
        {
            _steps.Add(point);
            _average = double.IsNaN(_average) ? point.Loss : (Smoothing * _average) + ((1 - Smoothing) * point.Loss);
            _least = Math.Min(_least, _average);
        }

        if (!double.IsFinite(point.Loss) || _average - Greatest(_steps[0].Loss) > (DivergenceFactor - 1) * Math.Abs(_least))
        {
            HasDiverged = true;
            _run!.Stop();
        }
    }

    /// <summary>A loss that fell to nearly nothing may rise again without having left anything: up to where it began it is within bounds.</summary>
    private double Greatest(double first) => Math.Max(first, _least);
}
