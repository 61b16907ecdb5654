using Penguins;

namespace LossGen.Tests;

/// <summary>Notes which examples each batch has, and cancels itself after so many.</summary>
internal sealed class RecordingTrainer(TrainingOptions options, int cancelAt = -1) : Trainer<PenguinNet, Penguin, int, ClassificationMetrics>(static () => new PenguinNet(), Task, options)
{
    private static readonly TaskDescription Task = new(TaskKind.Classification, "PenguinNet", "Penguin", "cross-entropy", "Species", "logits", ["X"], ["a", "b", "c"]);

    public List<Penguin[]> Batches { get; } = [];

    public override TrainingReport<ClassificationMetrics> Fit(IReadOnlyList<Penguin> train, IReadOnlyList<Penguin>? validation = null, CancellationToken cancellation = default)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var run = StartRun(train, validation);
        foreach (var epoch in run.Epochs(own.Token))
        {
            foreach (var rows in epoch.Batches())
            {
                Batches.Add([.. rows.ToArray().Select(row => run.Train[row])]);
                using var step = run.BeginStep();
                step.Backward(Model.parameters().First().sum(), 1);
                step.Update();
                if (Batches.Count == cancelAt)
                    own.Cancel();
            }
        }

        return run.Finish();
    }

    public override ClassificationMetrics Evaluate(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();

    public override IReadOnlyList<int> Predict(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();
}
