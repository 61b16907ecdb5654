using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>What an expert writes by hand, on batches that are tensors already: one scope a step, the loss read at each.</summary>
internal sealed class StagedLoop<TModel, TExample> : ILoopContestant
    where TModel : nn.Module<Tensor, Tensor>
{
    private readonly TModel _model;
    private readonly ILoopOptimizer _optimizer;
    private readonly (Tensor Input, Tensor Target)[] _batches;
    private int _next;

    public StagedLoop(LoopSubject<TModel, TExample> subject, string name, Func<nn.Module, double, ILoopOptimizer> optimizer)
    {
        Name = name;
        manual_seed(1);
        _model = subject.Create();
        _optimizer = optimizer(_model, LoopSettings.LearningRate);
        _batches = subject.Stage();
    }

    public string Name { get; }

    public LoopSample Run(int warmUp, int steps)
    {
        Steps(warmUp);
        var start = LoopMark.Now();
        Steps(steps);
        return start.Since(steps);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        foreach (var (input, target) in _batches)
        {
            input.Dispose();
            target.Dispose();
        }
    }

    private double Steps(int steps)
    {
        var sum = 0.0;
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var (input, target) = _batches[_next++ % _batches.Length];
            _optimizer.Clear();
            var loss = LoopSettings.Loss(_model.call(input), target);
            loss.backward();
            _optimizer.Step();
            sum += loss.ToSingle();
        }

        return sum;
    }
}
