using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>A loop that shuffles, chunks and makes tensors with LINQ.</summary>
internal sealed class LinqLoop<TModel, TExample> : ILoopContestant
    where TModel : nn.Module<Tensor, Tensor>
{
    private readonly LoopSubject<TModel, TExample> _subject;
    private readonly Random _random = new(1);
    private readonly TModel _model;
    private readonly TorchOptimizer _optimizer;

    public LinqLoop(LoopSubject<TModel, TExample> subject)
    {
        _subject = subject;
        manual_seed(1);
        _model = subject.Create();
        _optimizer = new TorchOptimizer(_model, LoopSettings.LearningRate);
    }

    public string Name => "LINQ, torch.optim";

    public LoopSample Run(int warmUp, int steps)
    {
        var (step, sum) = (0, 0.0);
        LoopMark start = default;
        while (true)
        {
            foreach (var chunk in _subject.Examples.OrderBy(_ => _random.Next()).Chunk(_subject.BatchSize))
            {
                if (step == warmUp)
                    start = LoopMark.Now();

                using (NewDisposeScope())
                {
                    var (input, target) = _subject.Collate(chunk);
                    _optimizer.Clear();
                    var loss = LoopSettings.Loss(_model.call(input), target);
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
        _optimizer.Dispose();
        _model.Dispose();
    }
}
