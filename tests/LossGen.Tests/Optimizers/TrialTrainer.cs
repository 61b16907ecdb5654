using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>Trains a <see cref="TrialNet"/> to tell words from others, with a loop by hand.</summary>
internal sealed class TrialTrainer(TrainingOptions options) : Trainer<TrialNet, (long Word, long Target), int, ClassificationMetrics>(static () => new TrialNet(), Task, options)
{
    private static readonly TaskDescription Task = new(TaskKind.Classification, "TrialNet", "Word", "cross-entropy", "Target", "logits", ["Word"], ["a", "b", "c"], LossOptions.None);

    /// <summary>Done before every step.</summary>
    public Action<TrialNet>? BeforeStep { get; init; }

    public override TrainingReport<ClassificationMetrics> Fit(IReadOnlyList<(long Word, long Target)> train, IReadOnlyList<(long Word, long Target)>? validation = null, CancellationToken cancellation = default)
    {
        using var run = StartRun(train, validation);
        foreach (var epoch in run.Epochs(cancellation))
        {
            foreach (var rows in epoch.Batches())
            {
                BeforeStep?.Invoke(Model);
                using var step = run.BeginStep();
                var (words, targets) = (new long[rows.Length], new long[rows.Length]);
                for (var row = 0; row < rows.Length; row++)
                    (words[row], targets[row]) = train[rows[row]];

                step.Backward(nn.functional.cross_entropy(Model.call(tensor(words)), tensor(targets), reduction: nn.Reduction.Sum), rows.Length);
                step.Update();
                Model.Step++;
            }
        }

        return run.Finish();
    }

    public override ClassificationMetrics Evaluate(IReadOnlyList<(long Word, long Target)> examples) => throw new NotSupportedException();

    public override IReadOnlyList<int> Predict(IReadOnlyList<(long Word, long Target)> examples) => throw new NotSupportedException();
}
