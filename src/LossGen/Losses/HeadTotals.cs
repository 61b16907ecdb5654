namespace LossGen;

/// <summary>
/// What the losses of several heads are divided by where gradients are accumulated: for each head the sum over all batches of a step, so that the step is that of one large batch.
/// (A mean of the batches' means is another number where one batch has more labels than another.) Empty where a batch is a step of its own.
/// </summary>
/// <param name="heads">The number of heads.</param>
public sealed class HeadTotals(int heads)
{
    private readonly double[] _denominators = new double[heads];

    /// <summary>The examples of all batches that have a label that counts.</summary>
    internal double Examples { get; private set; }

    /// <summary>Adds a batch.</summary>
    /// <param name="examples">The number of its examples; 0 where none of them has a label that counts.</param>
    /// <param name="denominators">What the loss of each head is summed over in it.</param>
    /// <exception cref="ArgumentException">The denominators are not as many as the heads.</exception>
    public void Add(double examples, params ReadOnlySpan<double> denominators)
    {
        if (denominators.Length != _denominators.Length)
            throw new ArgumentException($"There are {denominators.Length} denominators for {_denominators.Length} heads.", nameof(denominators));

        Examples += examples;
        for (var head = 0; head < denominators.Length; head++)
            _denominators[head] += denominators[head];
    }

    /// <summary>Begins another step.</summary>
    internal void Clear()
    {
        Examples = 0;
        Array.Clear(_denominators);
    }

    /// <summary>What the mean of a head's loss over the step is divided by: that of the batch at hand where it is a step of its own.</summary>
    internal double Of(int head, double batch) => Examples > 0 ? _denominators[head] : batch;
}
