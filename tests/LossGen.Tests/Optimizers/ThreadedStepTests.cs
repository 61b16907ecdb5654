using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>A parameter so large that threads share it, and of a size that they cannot divide evenly.</summary>
public sealed class ThreadedStepTests : IDisposable
{
    private readonly int _threads = get_num_threads();

    public void Dispose() => set_num_threads(_threads);

    [Theory]
    [InlineData(OptimizerKind.SGD)]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.Adagrad)]
    public void A_step_on_several_threads_is_that_of_torch_optim(OptimizerKind optimizer)
    {
        foreach (var threads in (int[])[2, 3, 7])
        {
            var options = new TrainingOptions { Optimizer = optimizer, LearningRate = 0.01, WeightDecay = 0.01, MaxSteps = 12, BatchSize = 1, Threads = threads, Progress = ProgressDisplay.None };
            var (fused, plain) = (Trained(options), Trained(options with { FuseOptimizer = false }));
            Assert.All(plain.Zip(fused), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    private static float[] Trained(TrainingOptions options)
    {
        using var trainer = new VectorTrainer(options);
        trainer.Fit([0]);
        return trainer.Model.Weights.data<float>().ToArray();
    }

    /// <summary>Half a million weights and 3.</summary>
    private sealed class VectorNet : nn.Module<Tensor, Tensor>
    {
        public const int Count = 500_003;

        public VectorNet()
            : base(nameof(VectorNet))
        {
            Weights = new(linspace(-1, 1, Count));
            RegisterComponents();
        }

        public TorchSharp.Modules.Parameter Weights { get; }

        public override Tensor forward(Tensor input) => (Weights * input).cos().sum();
    }

    private sealed class VectorTrainer(TrainingOptions options) : Trainer<VectorNet, int, int, ClassificationMetrics>(static () => new VectorNet(), Task, options)
    {
        private static readonly TaskDescription Task = new(TaskKind.Classification, "VectorNet", "Number", "sum", "Number", "sum", ["Number"], ["a", "b"], LossOptions.None);

        public override TrainingReport<ClassificationMetrics> Fit(IReadOnlyList<int> train, IReadOnlyList<int>? validation = null, CancellationToken cancellation = default)
        {
            using var run = StartRun(train, validation);
            using var input = linspace(-3, 3, VectorNet.Count);
            foreach (var epoch in run.Epochs(cancellation))
            {
                foreach (var rows in epoch.Batches())
                {
                    using var step = run.BeginStep();
                    step.Backward(Model.call(input), rows.Length);
                    step.Update();
                }
            }

            return run.Finish();
        }

        public override ClassificationMetrics Evaluate(IReadOnlyList<int> examples) => throw new NotSupportedException();

        public override IReadOnlyList<int> Predict(IReadOnlyList<int> examples) => throw new NotSupportedException();
    }
}
