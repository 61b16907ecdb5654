using System.Globalization;

namespace LossGen;

/// <summary>
/// Above what a label is predicted: a probability from 0 to 1, or a score where the model is trained on a hinge. One for a binary classification, one for each label of a
/// multi-label one, none for other tasks. <see cref="ThresholdTuning"/> finds those that fit a goal best; they are saved with the weights.
/// </summary>
public sealed class DecisionThresholds
{
    private readonly double _default;
    private readonly double[] _values;

    /// <summary>Thresholds by themselves.</summary>
    /// <param name="count">How many: 1, or one for each label.</param>
    /// <param name="areScores">True for scores, predicted above 0; false for probabilities, predicted above 0.5.</param>
    public DecisionThresholds(int count, bool areScores)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        AreScores = areScores;
        _default = areScores ? 0 : 0.5;
        _values = new double[count];
        Reset();
    }

    /// <summary>The thresholds in the order of the label indices: one, C, or none.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Whether each is what it is by itself: 0.5 for probabilities, 0 for scores.</summary>
    public bool AreDefault => Array.TrueForAll(_values, value => value == _default);

    /// <summary>Whether they are on the scale of scores rather than of probabilities.</summary>
    internal bool AreScores { get; }

    /// <summary>Where evaluations leave what they saw, while thresholds are being tuned.</summary>
    internal ScoreRecord? Record { get; set; }

    /// <summary>Sets them.</summary>
    /// <param name="values">As many as there are, in the order of the label indices. Probabilities: from 0 to 1. Scores: finite.</param>
    /// <exception cref="ArgumentException">They are not as many, or one is out of range.</exception>
    public void Set(params ReadOnlySpan<double> values)
    {
        if (values.Length != _values.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {values.Length} thresholds: expected {_values.Length}, one for each label that is predicted on its own."), nameof(values));

        foreach (var value in values)
        {
            if (!(AreScores ? double.IsFinite(value) : value is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The threshold {value} is no {(AreScores ? "finite number" : "probability from 0 to 1")}."), nameof(values));
        }

        values.CopyTo(_values);
    }

    /// <summary>Sets them to what they are by themselves: 0.5 for probabilities, 0 for scores.</summary>
    public void Reset() => Array.Fill(_values, _default);

    /// <summary>A number of thresholds by themselves, for outputs that are logits.</summary>
    internal static DecisionThresholds OfLogits(int count) => new(count, areScores: false);

    /// <summary>For a task: as many as it predicts labels on their own.</summary>
    internal static DecisionThresholds Of(TaskDescription task, bool areScores) => new(
        task.Kind switch
        {
            TaskKind.BinaryClassification or TaskKind.PairwiseRanking or TaskKind.Verification => 1,
            TaskKind.MultiLabel => task.Classes.Count,
            _ => 0,
        },
        areScores);

    /// <summary>The threshold of a label on the scale of the model's output: the logit of a probability.</summary>
    internal double OnOutput(int label) => AreScores ? _values[label] : Math.Log(_values[label] / (1 - _values[label]));

    internal double this[int label] => _values[label];

    /// <summary>What a value of the model's output is on the scale of the thresholds.</summary>
    internal double OfOutput(double output) => AreScores ? output : 1 / (1 + Math.Exp(-output));
}
