using Penguins;
using TorchSharp;

namespace LossGen.Tests;

/// <summary>A trainer whose evaluations are given, one after the other; each step adds 1 to every weight.</summary>
internal sealed class ScriptedTrainer(TrainingOptions options, params double[] losses) : Trainer<PenguinNet, Penguin, int, ScriptedMetrics>(static () => new PenguinNet(), Task, options)
{
    private static readonly TaskDescription Task = new(TaskKind.Classification, "PenguinNet", "Penguin", "cross-entropy", "Species", "logits", ["X"], ["a", "b", "c"]);

    public int Evaluations { get; private set; }

    /// <summary>What the loss of each step is multiplied by.</summary>
    public Func<int, float> LossFactor { get; init; } = static _ => 1;

    public override TrainingReport<ScriptedMetrics> Fit(IReadOnlyList<Penguin> train, IReadOnlyList<Penguin>? validation = null, CancellationToken cancellation = default)
    {
        using var run = StartRun(train, validation);
        var steps = 0;
        foreach (var epoch in run.Epochs(cancellation))
        {
            foreach (var rows in epoch.Batches())
            {
                using var step = run.BeginStep();
                var sum = Model.parameters().Select(parameter => parameter.sum()).Aggregate((total, next) => total + next);
                step.Backward(sum * -LossFactor(steps++), 1);
                step.Update();
            }

            if (epoch.IsEvaluated)
                epoch.Record(Evaluate(run.Validation));
        }

        return run.Finish();
    }

    public override ScriptedMetrics Evaluate(IReadOnlyList<Penguin> examples) => new(losses[Math.Min(Evaluations++, losses.Length - 1)]);

    public override IReadOnlyList<int> Predict(IReadOnlyList<Penguin> examples) => throw new NotSupportedException();
}
