using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>The layers of an encoder, one after the other.</summary>
internal sealed class BertLayers : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "layer")]
    private readonly ModuleList<BertLayer> _layers;

    public BertLayers(BertConfiguration configuration)
        : base(nameof(BertLayers))
    {
        _layers = ModuleList([.. Enumerable.Range(0, configuration.Layers).Select(_ => new BertLayer(configuration))]);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor states, torch.Tensor mask)
    {
        var result = states.alias();
        foreach (var layer in _layers)
        {
            using var before = result;
            result = layer.call(before, mask);
        }

        return result;
    }
}
