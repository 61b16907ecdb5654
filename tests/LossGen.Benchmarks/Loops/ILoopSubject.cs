namespace LossGen.Benchmarks.Loops;

/// <summary>A model and its examples, whatever their types.</summary>
internal interface ILoopSubject
{
    string Name { get; }

    int BatchSize { get; }

    /// <summary>All loops, the first the one that the others are compared with.</summary>
    IReadOnlyList<ILoopContestant> Contestants();

    /// <summary>Runs the generated trainer.</summary>
    void Fit(TrainingOptions options, ITrainingCallback callback);
}
