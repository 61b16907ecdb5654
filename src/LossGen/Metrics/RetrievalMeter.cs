using TorchSharp;

namespace LossGen;

/// <summary>Measures embeddings over batches. Keeps them all: each example is searched among all others once they are there.</summary>
public sealed class RetrievalMeter
{
    /// <summary>Queries that are searched at once: their similarities to all examples are in memory together.</summary>
    private const int Queries = 256;

    private readonly LossMean _loss = new();
    private readonly PredictionCheck _numbers = new();
    private readonly List<float> _embeddings = [];
    private readonly List<long> _classes = [];

    /// <summary>Adds a batch.</summary>
    /// <param name="embeddings">Float32 [N, D].</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="lossSum">The loss, summed over the batch.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor embeddings, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        _loss.Add(lossSum, denominator);
        using var unit = torch.nn.functional.normalize(embeddings, dim: 1);
        using var values = new TensorValues<float>(unit);
        using var indices = new TensorValues<long>(target);
        _numbers.Admit(values.Span);
        _embeddings.AddRange(values.Span);
        _classes.AddRange(indices.Span);
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">No class has two examples.</exception>
    public RetrievalMetrics Result()
    {
        if (_classes.Count == 0)
            throw DataException.EmptySplit("evaluation");

        var ranks = Ranks();
        if (ranks.Count == 0)
            throw new DataException("No two of the evaluation examples are of one class, so that none can be found. At least one class needs two.");

        var factor = _numbers.Factor;
        return new RetrievalMetrics
        {
            Loss = _loss.Value,
            Examples = ranks.Count,
            RecallAt1 = factor * Within(1),
            RecallAt5 = factor * Within(5),
            RecallAt10 = factor * Within(10),
            MeanReciprocalRank = factor * ranks.Average(rank => 1.0 / rank),
        };

        double Within(int count) => ranks.Count(rank => rank <= count) / (double)ranks.Count;
    }

    /// <summary>For each example that has another of its class, the place, from 1, of the nearest of them among all others. Of equals those of other classes come first.</summary>
    private List<long> Ranks()
    {
        using var scope = torch.NewDisposeScope();
        var classes = torch.tensor(_classes.ToArray());
        var all = torch.tensor(_embeddings.ToArray()).reshape(_classes.Count, -1);
        Scalar away = double.NegativeInfinity;
        var ranks = new List<long>();
        for (var start = 0; start < _classes.Count; start += Queries)
        {
            using var part = torch.NewDisposeScope();
            var count = Math.Min(Queries, _classes.Count - start);
            var positions = torch.arange(start, start + count, dtype: torch.ScalarType.Int64).unsqueeze(1);
            var isSelf = positions.eq(torch.arange(_classes.Count, dtype: torch.ScalarType.Int64).unsqueeze(0));
            var isSame = classes.narrow(0, start, count).unsqueeze(1).eq(classes.unsqueeze(0));
            var similarity = all.narrow(0, start, count).matmul(all.t());
            var hits = isSame.logical_and(isSelf.logical_not());
            var nearest = similarity.masked_fill(hits.logical_not(), away).amax([1], keepdim: true);
            var rank = similarity.ge(nearest).logical_and(isSame.logical_not()).sum(1).add(1);
            ranks.AddRange(rank.masked_select(hits.any(1)).data<long>().ToArray());
        }

        GC.KeepAlive(away);
        return ranks;
    }
}
