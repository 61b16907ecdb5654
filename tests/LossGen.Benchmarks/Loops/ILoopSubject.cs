namespace LossGen.Benchmarks.Loops;

/// <summary>A model and its examples, whatever their types.</summary>
internal interface ILoopSubject
{
    string Name { get; }

    int BatchSize { get; }

    /// <summary>All loops, the first the one that the others are compared with.</summary>
    IReadOnlyList<ILoopContestant> Contestants();

    /// <summary>Those by hand on tensors that are there, without an optimizer, with torch.optim and fused, and the generated trainer, in this order.</summary>
    IReadOnlyList<ILoopContestant> Floors();

    /// <summary>Runs the generated trainer.</summary>
    void Fit(TrainingOptions options, ITrainingCallback callback);
}
