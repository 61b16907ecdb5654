using TorchSharp;

namespace LossGen;

/// <content>What stands around a loss of the user's own.</content>
public static partial class Losses
{
    /// <summary>Makes what a loss of the user's own keeps in static fields, so that it belongs to no dispose scope: neither that of a step nor one of the caller's.</summary>
    /// <param name="initialize">Runs the static initializers of the loss.</param>
    /// <exception cref="TypeInitializationException">An initializer throws.</exception>
    public static void Initialize(Action initialize)
    {
        ArgumentNullException.ThrowIfNull(initialize);
        using var scope = torch.NewDisposeScope();
        initialize();
        scope.Detach(scope.DisposablesView.ToArray());
    }

    /// <summary>The rows that have a label.</summary>
    /// <param name="prediction">The predictions, [N, ...].</param>
    /// <param name="target">The class indices, int64 [N].</param>
    /// <param name="ignoreIndex">The class index that stands for no label.</param>
    /// <returns>Both without the rows that have none.</returns>
    public static (torch.Tensor Prediction, torch.Tensor Target) Labelled(torch.Tensor prediction, torch.Tensor target, long ignoreIndex)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var rows = target.ne(ignoreIndex).nonzero().squeeze(1);
        return (prediction.index_select(0, rows).MoveToOuterDisposeScope(), target.index_select(0, rows).MoveToOuterDisposeScope());
    }

    /// <summary>The sum over the rows of the mean loss of each.</summary>
    /// <param name="losses">The losses, float [N] or [N, ...].</param>
    /// <param name="rows">The number of rows, N.</param>
    /// <returns>A single value.</returns>
    /// <exception cref="TrainingException">The losses are not one per row.</exception>
    public static torch.Tensor SumOfRows(torch.Tensor losses, long rows)
    {
        ArgumentNullException.ThrowIfNull(losses);
        if (losses.ndim == 0 || losses.size(0) != rows)
            throw new TrainingException($"The custom loss returned shape [{string.Join(", ", losses.shape)}] for {rows} rows: expected one loss for each, [{rows}] or [{rows}, ...]. Do not sum or average in it: the trainer does, over the true count.");

        using var scope = torch.NewDisposeScope();
        return (losses.ndim == 1 ? losses.sum() : losses.reshape(rows, -1).mean([1]).sum()).MoveToOuterDisposeScope();
    }
}
