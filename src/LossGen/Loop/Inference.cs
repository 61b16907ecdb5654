using TorchSharp;

namespace LossGen;

/// <summary>A pass over examples without learning: the model is in evaluation mode and no gradients are kept, until it is disposed.</summary>
public sealed class Inference : IDisposable
{
    private readonly IDisposable _pass;
    private readonly RandomStream? _stream;
    private readonly AveragedWeights? _average;
    private readonly torch.Tensor? _randomBefore;
    private readonly IDisposable _noGradients;
    private readonly int _count;
    private readonly int[] _rows;

    /// <summary>Begins a pass.</summary>
    /// <param name="use">Who is at the model.</param>
    /// <param name="what">The name of the call that makes the pass.</param>
    /// <param name="run">The run that the pass is a part of; null elsewhere.</param>
    /// <param name="count">The number of examples.</param>
    /// <param name="batchSize">The most examples of a batch.</param>
    internal Inference(ModelUse use, string what, RunContext? run, int count, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _count = count;
        _rows = new int[Math.Min(count, batchSize)];
        _pass = use.Pass(what);
        ExampleOrigin.Clear();

        // Few models draw in evaluation mode. The first pass shows whether this one does; if not, other runs need not wait for the next.
        if (run is { Random.DrawsInEvaluation: not false })
        {
            _stream = run.Random;
            _stream.Enter();
            _randomBefore = _stream.DrawsInEvaluation is null ? torch.get_rng_state().DetachFromDisposeScope() : null;
        }

        _average = run?.Average;
        _average?.StartEvaluation();

        // Not inference_mode: a model may keep a tensor from one call to the next, and such a tensor could never be trained with.
        _noGradients = torch.no_grad();
    }

    /// <summary>The batches: consecutive positions, [N]. None where there are no examples.</summary>
    /// <returns>What <c>foreach</c> needs.</returns>
    public InferenceBatches Batches() => new(_rows, _count);

    /// <summary>Puts the model back into the mode that it was in.</summary>
    public void Dispose()
    {
        ExampleOrigin.Clear();
        _noGradients.Dispose();
        _average?.EndEvaluation();
        try
        {
            if (_stream is not null)
                EndTurn(_stream);
        }
        finally
        {
            _pass.Dispose();
        }
    }

    private static bool HasMoved(torch.Tensor before)
    {
        using var scope = torch.NewDisposeScope();
        var hasMoved = SingleNumber.IsTrue(torch.get_rng_state().ne(before).any());
        before.Dispose();
        return hasMoved;
    }

    private void EndTurn(RandomStream stream)
    {
        try
        {
            if (_randomBefore is not null)
                stream.DrawsInEvaluation = HasMoved(_randomBefore);
        }
        finally
        {
            RandomStream.Exit();
        }
    }
}
