using LossGen;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>64-128-10.</summary>
[Task(TaskKind.Classification, typeof(Point64))]
internal sealed class SmallPerceptron : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _first = nn.Linear(64, 128);
    private readonly nn.Module<Tensor, Tensor> _second = nn.Linear(128, 10);

    public SmallPerceptron()
        : base(nameof(SmallPerceptron)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _second.call(_first.call(input).relu());
}

/// <summary>64 numbers and one of 10 classes.</summary>
internal sealed record Point64([Shape(64)] float[] Values, [Label, ClassIndex(10)] int Class);
