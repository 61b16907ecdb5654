using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Penguins;

/// <summary>Two layers, with dropout so that training has something to draw.</summary>
public sealed class PenguinNet : nn.Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public PenguinNet()
        : base(nameof(PenguinNet))
    {
        _layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 3));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _layers.Dispose();

        base.Dispose(disposing);
    }
}
