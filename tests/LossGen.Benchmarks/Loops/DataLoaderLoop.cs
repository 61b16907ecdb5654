using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>The loop of TorchSharp's examples: a Dataset of tensors, a DataLoader that stacks them, the loss read at each step.</summary>
internal sealed class DataLoaderLoop<TModel, TExample> : ILoopContestant
    where TModel : nn.Module<Tensor, Tensor>
{
    private readonly TModel _model;
    private readonly TorchOptimizer _optimizer;
    private readonly utils.data.Dataset _dataset;
    private readonly TorchSharp.Modules.DataLoader _loader;

    public DataLoaderLoop(LoopSubject<TModel, TExample> subject)
    {
        manual_seed(1);
        _model = subject.Create();
        _optimizer = new TorchOptimizer(_model, LoopSettings.LearningRate);
        _dataset = new ExampleDataset<TExample>(subject.Examples, subject.Item);
        _loader = utils.data.DataLoader(_dataset, subject.BatchSize, shuffle: true);
    }

    public string Name => "DataLoader, torch.optim";

    public LoopSample Run(int warmUp, int steps)
    {
        var (step, sum) = (0, 0.0);
        LoopMark start = default;
        while (true)
        {
            foreach (var batch in _loader)
            {
                if (step == warmUp)
                    start = LoopMark.Now();

                using (NewDisposeScope())
                {
                    _optimizer.Clear();
                    var loss = LoopSettings.Loss(_model.call(batch["input"]), batch["target"]);
                    loss.backward();
                    _optimizer.Step();
                    sum += loss.ToSingle();
                }

                if (++step == warmUp + steps)
                    return start.Since(steps);
            }
        }
    }

    public void Dispose()
    {
        _loader.Dispose();
        _dataset.Dispose();
        _optimizer.Dispose();
        _model.Dispose();
    }
}
