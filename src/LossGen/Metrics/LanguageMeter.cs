using TorchSharp;

namespace LossGen;

/// <summary>Measures a language model over batches. The vocabulary may be large: nothing is kept per pair of tokens.</summary>
public sealed class LanguageMeter
{
    private readonly long _ignoreIndex;
    private readonly LossMean _loss = new();
    private double _nats;
    private long _tokens;
    private long _right;
    private long _inTop;

    /// <summary>Starts measuring.</summary>
    /// <param name="ignoreIndex">The target of padding, and of the last token, which nothing follows.</param>
    public LanguageMeter(long ignoreIndex) => _ignoreIndex = ignoreIndex;

    /// <summary>Adds a batch.</summary>
    /// <param name="logits">Float32 [N * L, V].</param>
    /// <param name="target">The tokens that follow, int64 [N * L].</param>
    /// <param name="lossSum">The loss, summed over the batch; it may be weighted or smoothed, which perplexity is not.</param>
    /// <param name="denominator">What the sum is divided by.</param>
    public void Add(torch.Tensor logits, torch.Tensor target, torch.Tensor lossSum, double denominator)
    {
        ArgumentNullException.ThrowIfNull(logits);
        _loss.Add(lossSum, denominator);
        using var scope = torch.NewDisposeScope();
        _nats += SingleNumber.Of(torch.nn.functional.cross_entropy(logits, target, ignore_index: _ignoreIndex, reduction: torch.nn.Reduction.Sum));

        // How many tokens come before the right one; of equals the first comes first, so ranks are certain.
        var known = target.clamp(min: 0).unsqueeze(1);
        var score = logits.gather(1, known);
        var positions = torch.arange(logits.size(1), device: logits.device).unsqueeze(0);
        var before = (logits.gt(score) | (logits.eq(score) & positions.lt(known))).sum(1);
        var counted = target.ne(_ignoreIndex);
        _tokens += (long)SingleNumber.Of(counted.sum());
        _right += (long)SingleNumber.Of((before.eq(0) & counted).sum());
        _inTop += (long)SingleNumber.Of((before.lt(5) & counted).sum());
    }

    /// <summary>The metrics of all batches so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="DataException">There was no token to foresee.</exception>
    public LanguageMetrics Result()
    {
        if (_tokens == 0)
            throw DataException.UnlabelledSplit("evaluation");

        var factor = double.IsFinite(_nats) ? 1 : double.NaN;
        return new LanguageMetrics
        {
            Loss = _loss.Value,
            Tokens = _tokens,
            Perplexity = Math.Exp(_nats / _tokens),
            BitsPerToken = _nats / _tokens / Math.Log(2),
            TokenAccuracy = factor * _right / _tokens,
            Top5Accuracy = factor * _inTop / _tokens,
        };
    }
}
