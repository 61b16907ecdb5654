using System.Globalization;

namespace LossGen;

/// <summary>Warns of a model that predicts the same for every example: at the third evaluation in a row, or at the last.</summary>
internal sealed class ConstantPredictions(Action<string> warn)
{
    private const int Patience = 3;

    private int _evaluations;
    private string? _prediction;
    private bool _hasWarned;

    /// <summary>Takes an evaluation in.</summary>
    public void Judge(IMetrics metrics)
    {
        _prediction = (metrics as IPredictionSpread)?.OnlyPrediction;
        _evaluations = _prediction is null ? 0 : _evaluations + 1;
        if (_evaluations >= Patience)
            Warn();
    }

    /// <summary>Nothing more is evaluated.</summary>
    public void Finish()
    {
        if (_evaluations > 0)
            Warn();
    }

    private void Warn()
    {
        if (_hasWarned)
            return;

        _hasWarned = true;
        warn(string.Create(CultureInfo.InvariantCulture, $"Every validation example is predicted alike, as {_prediction}, at {_evaluations} evaluation{(_evaluations == 1 ? "" : "s in a row")}. Likely causes: training is too short, or the learning rate too low or so high that the head died; classes are very unbalanced (ClassWeights or PositiveWeights Balanced helps); features are constant or on very different scales (standardise them)."));
    }
}
