using TorchSharp;

namespace LossGen;

/// <summary>Measures a regression over batches.</summary>
public sealed class RegressionMeter
{
    private readonly List<float>[] _predictions;
    private readonly List<float>[] _targets;
    private readonly LossMean _loss = new();

    /// <summary>Starts measuring.</summary>
    /// <param name="width">The numbers per example: 1, or D for vectors.</param>
    public RegressionMeter(int width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        _predictions = Columns(width);
        _targets = Columns(width);
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">Float32 [N] or [N, D].</param>
    /// <param name="target">Float32, the same shape.</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor prediction, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var predictions = new TensorValues<float>(prediction);
        using var targets = new TensorValues<float>(target);
        if (predictions.Span.Length != targets.Span.Length)
            throw new ArgumentException($"There are {predictions.Span.Length} predictions for {targets.Span.Length} targets.", nameof(prediction));

        var width = _targets.Length;
        for (var index = 0; index < targets.Span.Length; index++)
        {
            _predictions[index % width].Add(predictions.Span[index]);
            _targets[index % width].Add(targets.Span[index]);
        }
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no example.</exception>
    public RegressionMetrics Result()
    {
        var examples = _targets[0].Count;
        if (examples == 0)
            throw DataException.EmptySplit("evaluation");

        var (absolute, squared, r2, pearson, spearman) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (absoluteShare, squaredShare) = (0.0, 0.0);
        for (var column = 0; column < _targets.Length; column++)
        {
            float[] predictions = [.. _predictions[column]];
            float[] targets = [.. _targets[column]];
            var columnSquared = Agreement.SquaredError(predictions, targets);
            absolute += Agreement.AbsoluteError(predictions, targets);
            squared += columnSquared;
            var shares = Agreement.ErrorShares(predictions, targets);
            absoluteShare += shares.Absolute;
            squaredShare += shares.Squared;
            r2 += 1 - (columnSquared / Agreement.Variance(targets));
            pearson += Agreement.Correlation(Array.ConvertAll(predictions, value => (double)value), Array.ConvertAll(targets, value => (double)value));
            spearman += Agreement.Correlation(Ranking.Ranks(predictions), Ranking.Ranks(targets));
        }

        var width = _targets.Length;
        return new RegressionMetrics
        {
            Loss = _loss.Value,
            Examples = examples,
            MeanAbsoluteError = absolute / width,
            MeanSquaredError = squared / width,
            MeanAbsolutePercentageError = absoluteShare / width,
            RootMeanSquaredPercentageError = Math.Sqrt(squaredShare / width),
            R2 = r2 / width,
            Pearson = pearson / width,
            Spearman = spearman / width,
            OnlyPrediction = _targets.Length == 1 ? PredictionSpread.Of([.. _predictions[0]], [.. _targets[0]]) : null,
            Sample = PredictionSample.Of([.. Interleaved(_predictions)], [.. Interleaved(_targets)]),
        };
    }

    /// <summary>The numbers of all examples, example after example.</summary>
    private static IEnumerable<float> Interleaved(List<float>[] columns) =>
        Enumerable.Range(0, columns[0].Count).SelectMany(row => columns.Select(column => column[row]));

    private static List<float>[] Columns(int width)
    {
        var columns = new List<float>[width];
        for (var column = 0; column < width; column++)
            columns[column] = [];

        return columns;
    }
}
