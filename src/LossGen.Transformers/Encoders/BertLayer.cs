using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>One layer of the encoder: attention, then two dense layers, each with its residual.</summary>
internal sealed class BertLayer : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "attention")]
    private readonly BertAttention _attention;

    [ComponentName(Name = "intermediate")]
    private readonly BertIntermediate _intermediate;

    [ComponentName(Name = "output")]
    private readonly BertOutput _output;

    public BertLayer(BertConfiguration configuration)
        : base(nameof(BertLayer))
    {
        _attention = new BertAttention(configuration);
        _intermediate = new BertIntermediate(configuration);
        _output = new BertOutput(configuration, configuration.IntermediateSize);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor states, torch.Tensor mask)
    {
        using var attended = _attention.call(states, mask);
        using var inner = _intermediate.call(attended);
        return _output.call(inner, attended);
    }
}
