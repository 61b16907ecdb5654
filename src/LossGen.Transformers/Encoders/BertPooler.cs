using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>The first token's vector, through a dense layer and tanh.</summary>
internal sealed class BertPooler : Module<torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    public BertPooler(BertConfiguration configuration)
        : base(nameof(BertPooler))
    {
        _dense = FreshWeights.Dense(configuration, configuration.HiddenSize, configuration.HiddenSize);
        RegisterComponents();
    }

    /// <param name="first">Float [N, H].</param>
    /// <returns>Float [N, H].</returns>
    public override torch.Tensor forward(torch.Tensor first)
    {
        using var dense = _dense.call(first);
        return dense.tanh();
    }
}
