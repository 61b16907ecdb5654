using TorchSharp;

namespace LossGen;

/// <summary>
/// The point around which an anomaly detector gathers what is normal: an example is as anomalous as its embedding is far from it. Found once, when <c>Fit</c> is called for the first time,
/// as the mean of the embeddings that the untrained model makes of the training examples, and fixed from then on: a centre that could move would follow the embeddings.
/// It is saved with the weights and in checkpoints. Empty for other tasks.
/// </summary>
/// <remarks>
/// Ruff et al., Deep One-Class Classification, ICML 2018. Coordinates nearer to 0 than 0.1 are moved to -0.1 or 0.1, since 0 is what weights of 0 give.
/// A model whose layers have biases can return the centre whatever it is shown (the loss is then 0 and the score says nothing): leave the biases out, and end without a bounded activation.
/// </remarks>
public sealed class AnomalyCentre : IDisposable
{
    private const float Least = 0.1f;

    private float[] _values = [];
    private double[] _sum = [];
    private long _count;
    private torch.Tensor? _tensor;

    internal AnomalyCentre()
    {
    }

    /// <summary>Whether it was found. Before that it is the origin.</summary>
    public bool IsFound => _values.Length > 0;

    /// <summary>Its coordinates, [D]; empty before it is found.</summary>
    public IReadOnlyList<float> Values => _values.ToArray();

    /// <summary>Forgets it: the next call of <c>Fit</c> finds it anew, from the weights that the model has then.</summary>
    public void Clear() => Set([]);

    /// <summary>How far the embeddings are.</summary>
    /// <param name="embedding">What the model returned, float32 [N, D].</param>
    /// <param name="count">The number of examples, N.</param>
    /// <returns>The squared distance of each, float32 [N].</returns>
    /// <exception cref="TrainingException">It has another shape or dtype, or another width than the centre.</exception>
    public torch.Tensor SquaredDistance(torch.Tensor embedding, int count)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ModelOutput.Embedding(embedding, count);
        if (!IsFound)
            return embedding.square().sum(1);

        if (embedding.size(1) != _values.Length)
            throw new TrainingException($"The model returned an embedding of {embedding.size(1)} numbers, but the centre has {_values.Length}. Return as many as when it was found, or clear the centre.");

        using var scope = torch.NewDisposeScope();
        return embedding.sub(Tensor(embedding.device)).square().sum(1).MoveToOuterDisposeScope();
    }

    /// <summary>Adds a batch to those of which the centre is the mean. Examples that are known to be anomalous have no part in it.</summary>
    /// <param name="embedding">What the untrained model returned, float32 [N, D].</param>
    /// <param name="target">1 for what is known to be anomalous, -1 for what is known to be normal, 0 where nothing is known, float32 [N].</param>
    public void Add(torch.Tensor embedding, torch.Tensor target)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(target);
        ModelOutput.Embedding(embedding, (int)target.size(0));
        using var values = new TensorValues<float>(embedding);
        using var labels = new TensorValues<float>(target);
        var width = (int)embedding.size(1);
        if (_sum.Length != width)
            _sum = new double[width];

        for (var row = 0; row < labels.Span.Length; row++)
        {
            if (labels.Span[row] > 0f)
                continue;

            _count++;
            for (var column = 0; column < width; column++)
                _sum[column] += values.Span[(row * width) + column];
        }
    }

    /// <summary>Fixes it at the mean of what was added.</summary>
    /// <exception cref="DataException">Every example is known to be anomalous.</exception>
    /// <exception cref="TrainingException">An embedding is NaN or infinite.</exception>
    public void Fix()
    {
        if (_count == 0)
            throw new DataException("Every training example is labelled anomalous: nothing shows what is normal. At least one example that is normal, or of which nothing is known, is needed.");

        var values = Array.ConvertAll(_sum, sum => AwayFromZero((float)(sum / _count)));
        if (!Array.TrueForAll(values, float.IsFinite))
            throw new TrainingException("The untrained model returns embeddings that are NaN or infinite, so they have no centre. Scale the features, or look at the initial weights.");

        Set(values);
    }

    /// <summary>Frees the tensor.</summary>
    public void Dispose() => _tensor?.Dispose();

    /// <summary>Puts it where it was before; nothing where it was not found.</summary>
    internal void Set(float[] values)
    {
        _tensor?.Dispose();
        _tensor = null;
        (_values, _sum, _count) = (values, [], 0);
    }

    /// <summary>The centre on a device: made once, whichever thread is first.</summary>
    private torch.Tensor Tensor(torch.Device device)
    {
        if (Volatile.Read(ref _tensor) is { } known)
            return known;

        var made = torch.tensor(_values, device: device).DetachFromDisposeScope();
        if (Interlocked.CompareExchange(ref _tensor, made, null) is not { } first)
            return made;

        made.Dispose();
        return first;
    }

    private static float AwayFromZero(float value) => Math.Abs(value) >= Least || float.IsNaN(value) ? value : value < 0 ? -Least : Least;
}
