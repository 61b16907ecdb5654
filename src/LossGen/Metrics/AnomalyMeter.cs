using TorchSharp;

namespace LossGen;

/// <summary>Measures an anomaly detection over batches.</summary>
public sealed class AnomalyMeter
{
    private readonly DecisionThresholds _thresholds;
    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private readonly List<float> _scores = [];
    private readonly List<bool> _isAnomaly = [];
    private long _examples;

    /// <summary>Starts measuring.</summary>
    /// <param name="thresholds">Above what an example counts as anomalous.</param>
    public AnomalyMeter(DecisionThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        _thresholds = thresholds;
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="scores">The higher, the more anomalous, float32 [N].</param>
    /// <param name="target">1 for what is known to be anomalous, -1 for what is known to be normal, 0 where nothing is known, float32 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor scores, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var values = new TensorValues<float>(scores);
        using var targets = new TensorValues<float>(target);
        for (var row = 0; row < targets.Span.Length; row++)
        {
            _examples++;
            if (targets.Span[row] == 0f)
                continue;

            _numbers.Admit(values.Span[row]);
            var isAnomaly = targets.Span[row] > 0f;
            _scores.Add(values.Span[row]);
            _isAnomaly.Add(isAnomaly);
            _thresholds.Record?.Add(0, values.Span[row], isAnomaly);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public AnomalyMetrics Result()
    {
        if (_examples == 0)
            throw DataException.EmptySplit("evaluation");

        var (rocAuc, averagePrecision) = _scores.Count == 0 ? (double.NaN, double.NaN) : RankingCurves.Areas([.. _scores], [.. _isAnomaly]);
        var (anomalies, found, alarms) = (0L, 0L, 0L);
        for (var index = 0; index < _scores.Count; index++)
        {
            var isAlarm = _scores[index] > _thresholds[0];
            anomalies += _isAnomaly[index] ? 1 : 0;
            found += isAlarm && _isAnomaly[index] ? 1 : 0;
            alarms += isAlarm ? 1 : 0;
        }

        var hasThreshold = !_thresholds.AreDefault;
        var factor = _numbers.Factor;
        return new AnomalyMetrics
        {
            Loss = _loss.Value,
            Examples = _examples,
            Anomalies = anomalies,
            RocAuc = factor * rocAuc,
            AveragePrecision = factor * averagePrecision,
            Precision = hasThreshold ? factor * Ratio.OrZero(found, alarms) : double.NaN,
            Recall = hasThreshold ? factor * Ratio.OrZero(found, anomalies) : double.NaN,
            FalseAlarmRate = hasThreshold ? factor * Ratio.OrZero(alarms - found, _scores.Count - anomalies) : double.NaN,
        };
    }
}
