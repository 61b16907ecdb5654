using TorchSharp;

namespace LossGen;

/// <summary>One step: the tensors that are made while it lasts are freed when it ends.</summary>
public readonly ref struct TrainingStep
{
    private readonly TrainingLoop _loop;
    private readonly DisposeScope _scope;

    internal TrainingStep(TrainingLoop loop)
    {
        _loop = loop;
        _loop.StartDrawing();
        _scope = torch.NewDisposeScope();
    }

    /// <summary>Computes the gradients of the mean loss.</summary>
    /// <param name="loss">The loss, summed over the batch: a single value.</param>
    /// <param name="denominator">What it is summed over: examples, or the sum of their weights. 0 skips the step.</param>
    /// <exception cref="TrainingException">The loss is NaN or infinite. The weights are those of the step before.</exception>
    public void Backward(torch.Tensor loss, double denominator)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _loop.Backward(loss, denominator);
    }

    /// <summary>Changes the weights and clears the gradients. Does nothing where the step was skipped.</summary>
    public void Update() => _loop.Update();

    /// <summary>Frees the tensors of the step.</summary>
    public void Dispose()
    {
        _loop.EndDrawing();
        _scope.Dispose();
    }
}
