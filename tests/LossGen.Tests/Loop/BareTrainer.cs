using Penguins;

namespace LossGen.Tests;

/// <summary>Opens the run to tests that write the loop themselves.</summary>
internal sealed class BareTrainer(TrainingOptions options) : Trainer<PenguinNet, Penguin, int, ClassificationMetrics>(static () => new PenguinNet(), Task, options)
{
    private static readonly TaskDescription Task = new(TaskKind.Classification, "PenguinNet", "Penguin", "cross-entropy", "Species", "logits", ["X"], ["a", "b", "c"], LossOptions.ClassWeights);

    public TrainingRun<Penguin, ClassificationMetrics> Start(IReadOnlyList<Penguin> train) => StartRun(train, null);

    public override TrainingReport<ClassificationMetrics> Fit(IReadOnlyList<Penguin> train, IReadOnlyList<Penguin>? validation = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ClassificationMetrics Evaluate(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();

    public override IReadOnlyList<int> Predict(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();
}
