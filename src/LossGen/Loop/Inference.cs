using TorchSharp;

namespace LossGen;

/// <summary>A pass over examples without learning: the model is in evaluation mode and no gradients are kept, until it is disposed.</summary>
public sealed class Inference : IDisposable
{
    private readonly torch.nn.Module _model;
    private readonly bool _wasTraining;
    private readonly IDisposable _noGradients;
    private readonly int _count;
    private readonly int[] _rows;

    internal Inference(torch.nn.Module model, int count, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ExampleOrigin.Clear();
        _model = model;
        _count = count;
        _rows = new int[Math.Min(count, batchSize)];
        _wasTraining = model.training;
        model.eval();

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
        _model.train(_wasTraining);
    }
}
