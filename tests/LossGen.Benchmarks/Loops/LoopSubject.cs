using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>A model and its examples: what all loops train alike.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TExample">The examples.</typeparam>
internal sealed record LoopSubject<TModel, TExample> : ILoopSubject
    where TModel : nn.Module<Tensor, Tensor>
{
    public required string Name { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Whether a step takes so long that ways to make a batch make no difference: those are left out.</summary>
    public bool IsLarge { get; init; }

    public required Func<TModel> Create { get; init; }

    public required IReadOnlyList<TExample> Examples { get; init; }

    /// <summary>Runs the generated trainer with a callback.</summary>
    public required Action<TrainingOptions, IReadOnlyList<TExample>, ITrainingCallback> Train { get; init; }

    /// <summary>Makes a batch the LINQ way: inputs and targets.</summary>
    public required Func<IReadOnlyList<TExample>, (Tensor Input, Tensor Target)> Collate { get; init; }

    /// <summary>Makes the tensors of one example, of one size for all, so that they can be stacked.</summary>
    public required Func<TExample, (Tensor Input, Tensor Target)> Item { get; init; }

    /// <summary>The examples of batch after batch, in order, as tensors.</summary>
    public (Tensor Input, Tensor Target)[] Stage() =>
        [.. Examples.Chunk(BatchSize).Where(chunk => chunk.Length == BatchSize).Select(chunk => Collate(chunk)).Select(batch => (batch.Input.DetachFromDisposeScope(), batch.Target.DetachFromDisposeScope()))];

    public void Fit(TrainingOptions options, ITrainingCallback callback) => Train(options, Examples, callback);

    public IReadOnlyList<ILoopContestant> Contestants() =>
    [
        ByHand(),
        new StagedLoop<TModel, TExample>(this, "the same, gradients set to none", (model, rate) => new TorchOptimizer(model, rate) { SetsToNone = true }),
        Fused(),
        new GeneratedLoop(this),
        .. IsLarge ? [] : (ILoopContestant[])[new DataLoaderLoop<TModel, TExample>(this), new LinqLoop<TModel, TExample>(this)],
    ];

    public IReadOnlyList<ILoopContestant> Floors() => [
        new StagedLoop<TModel, TExample>(this, LoopSettings.KernelsName, (_, _) => new NoOptimizer()),
        ByHand(),
        Fused(),
        new GeneratedLoop(this),
    ];

    private StagedLoop<TModel, TExample> ByHand() => new(this, LoopSettings.ByHandName, (model, rate) => new TorchOptimizer(model, rate));

    private StagedLoop<TModel, TExample> Fused() => new(this, LoopSettings.FloorName, (model, rate) => new FusedOptimizer(model, rate));
}
