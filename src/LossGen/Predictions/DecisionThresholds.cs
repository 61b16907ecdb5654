using System.Globalization;

namespace LossGen;

/// <summary>
/// Above what a label is predicted: a probability from 0 to 1, or a score where the model is trained on a hinge or to detect anomalies. One for a binary or an open-set classification and for an anomaly detection, one for each label of a
/// multi-label classification, none for other tasks. <see cref="ThresholdTuning"/> finds those that fit a goal best; they are saved with the weights.
/// </summary>
public sealed class DecisionThresholds
{
    private readonly double _default;
    private readonly Memory<double> _values;
    private readonly (string Name, DecisionThresholds Thresholds)[] _heads = [];

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

    /// <summary>The thresholds of one head: a part of those of all.</summary>
    private DecisionThresholds(Memory<double> values, bool areScores)
    {
        AreScores = areScores;
        _default = areScores ? 0 : 0.5;
        _values = values;
        Reset();
    }

    /// <summary>The thresholds of several heads, one after the other.</summary>
    private DecisionThresholds(IReadOnlyList<HeadDescription> heads)
    {
        var values = new double[heads.Sum(head => CountOf(head.Task))];
        _values = values;
        _heads = new (string, DecisionThresholds)[heads.Count];
        var start = 0;
        for (var index = 0; index < heads.Count; index++)
        {
            var count = CountOf(heads[index].Task);
            _heads[index] = (heads[index].Name, new DecisionThresholds(values.AsMemory(start, count), heads[index].AreScores));
            start += count;
        }
    }

    /// <summary>The thresholds in the order of the label indices: one, C, or none.</summary>
    public IReadOnlyList<double> Values => _values.ToArray();

    /// <summary>Whether each is what it is by itself: 0.5 for probabilities, 0 for scores.</summary>
    public bool AreDefault => _heads.Length > 0 ? Array.TrueForAll(_heads, head => head.Thresholds.AreDefault) : !_values.Span.ContainsAnyExcept(_default);

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

        if (_heads.Length > 0)
        {
            // Each head judges its own by its own scale, and all before any is changed.
            var start = 0;
            foreach (var (_, thresholds) in _heads)
            {
                thresholds.Verify(values.Slice(start, thresholds._values.Length));
                start += thresholds._values.Length;
            }
        }
        else
        {
            Verify(values);
        }

        values.CopyTo(_values.Span);
    }

    /// <summary>The thresholds of one of several heads.</summary>
    /// <param name="name">The name of the head: the label's.</param>
    /// <returns>Its thresholds: changed with those of all, and these with them.</returns>
    /// <exception cref="ArgumentException">There is no head of that name.</exception>
    public DecisionThresholds OfHead(string name) =>
        _heads.FirstOrDefault(head => head.Name == name).Thresholds
        ?? throw new ArgumentException($"There is no head named '{name}'. {(_heads.Length == 0 ? "The model has one head." : $"They are {string.Join(", ", _heads.Select(head => head.Name))}.")}", nameof(name));

    private void Verify(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!(AreScores ? double.IsFinite(value) : value is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The threshold {value} is no {(AreScores ? "finite number" : "probability from 0 to 1")}."), nameof(values));
        }
    }

    /// <summary>Sets them to what they are by themselves: 0.5 for probabilities, 0 for scores.</summary>
    public void Reset()
    {
        foreach (var (_, thresholds) in _heads)
            thresholds.Reset();

        if (_heads.Length == 0)
            _values.Span.Fill(_default);
    }

    /// <summary>A number of thresholds by themselves, for outputs that are logits.</summary>
    internal static DecisionThresholds OfLogits(int count) => new(count, areScores: false);

    /// <summary>For a task: as many as it predicts labels on their own.</summary>
    internal static DecisionThresholds Of(TaskDescription task, bool areScores) =>
        task.Heads.Count > 0 ? new DecisionThresholds(task.Heads) : new DecisionThresholds(CountOf(task), areScores);

    private static int CountOf(TaskDescription task) => task.Kind switch
    {
        TaskKind.BinaryClassification or TaskKind.PairwiseRanking or TaskKind.Verification or TaskKind.AnomalyDetection or TaskKind.OpenSetClassification => 1,
        TaskKind.MultiLabel => task.Classes.Count,
        _ => 0,
    };

    /// <summary>The threshold of a label on the scale of the model's output: the logit of a probability.</summary>
    internal double OnOutput(int label) => AreScores ? this[label] : Math.Log(this[label] / (1 - this[label]));

    internal double this[int label] => _values.Span[label];

    /// <summary>What a value of the model's output is on the scale of the thresholds.</summary>
    internal double OfOutput(double output) => AreScores ? output : 1 / (1 + Math.Exp(-output));
}
