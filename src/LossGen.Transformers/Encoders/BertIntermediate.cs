using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>A dense layer to the inner width, and the activation.</summary>
internal sealed class BertIntermediate : Module<torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    private readonly Func<torch.Tensor, torch.Tensor> _activation;

    public BertIntermediate(BertConfiguration configuration)
        : base(nameof(BertIntermediate))
    {
        _dense = FreshWeights.Dense(configuration, configuration.HiddenSize, configuration.IntermediateSize);
        _activation = Activations.Of(configuration.Activation);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor states)
    {
        using var inner = _dense.call(states);
        return _activation(inner);
    }
}
