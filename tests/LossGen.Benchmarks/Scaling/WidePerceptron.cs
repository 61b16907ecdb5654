using LossGen;
using LossGen.Benchmarks.Loops;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Scaling;

/// <summary>64-W-W-10, of any width W.</summary>
[Task(TaskKind.Classification, typeof(Point64))]
internal sealed class WidePerceptron : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _first;
    private readonly nn.Module<Tensor, Tensor> _second;
    private readonly nn.Module<Tensor, Tensor> _third;

    public WidePerceptron(int width)
        : base(nameof(WidePerceptron))
    {
        _first = nn.Linear(64, width);
        _second = nn.Linear(width, width);
        _third = nn.Linear(width, 10);
        RegisterComponents();
    }

    /// <summary>The width that gives about so many parameters: the root of W * W + 76 W + 10.</summary>
    public static int WidthFor(double parameters) => (int)Math.Round((Math.Sqrt((76 * 76) + (4 * parameters)) - 76) / 2);

    public override Tensor forward(Tensor input) => _third.call(_second.call(_first.call(input).relu()).relu());
}
