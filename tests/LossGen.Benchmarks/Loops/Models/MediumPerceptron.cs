using LossGen;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>784-512-256-10.</summary>
[Task(TaskKind.Classification, typeof(Point784))]
internal sealed class MediumPerceptron : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _first = nn.Linear(784, 512);
    private readonly nn.Module<Tensor, Tensor> _second = nn.Linear(512, 256);
    private readonly nn.Module<Tensor, Tensor> _third = nn.Linear(256, 10);

    public MediumPerceptron()
        : base(nameof(MediumPerceptron)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _third.call(_second.call(_first.call(input).relu()).relu());
}

/// <summary>784 numbers and one of 10 classes.</summary>
internal sealed record Point784([Shape(784)] float[] Values, [Label, ClassIndex(10)] int Class);
