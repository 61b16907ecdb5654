using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>A dense layer back to the width of the encoder, added to what came in, normalized.</summary>
internal sealed class BertOutput : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "dense")]
    private readonly Linear _dense;

    [ComponentName(Name = "LayerNorm")]
    private readonly LayerNorm _norm;

    [ComponentName(Name = "dropout")]
    private readonly Dropout _dropout;

    public BertOutput(BertConfiguration configuration, long inputs)
        : base(nameof(BertOutput))
    {
        _dense = FreshWeights.Dense(configuration, inputs, configuration.HiddenSize);
        _norm = FreshWeights.Norm(configuration);
        _dropout = Dropout(configuration.Dropout);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor states, torch.Tensor residual)
    {
        using var scope = torch.NewDisposeScope();
        return _norm.call(_dropout.call(_dense.call(states)).add(residual)).MoveToOuterDisposeScope();
    }
}
