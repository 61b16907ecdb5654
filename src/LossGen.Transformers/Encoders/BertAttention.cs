using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Attention and what follows it.</summary>
internal sealed class BertAttention : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "self")]
    private readonly BertSelfAttention _self;

    [ComponentName(Name = "output")]
    private readonly BertOutput _output;

    public BertAttention(BertConfiguration configuration)
        : base(nameof(BertAttention))
    {
        _self = new BertSelfAttention(configuration);
        _output = new BertOutput(configuration, configuration.HiddenSize);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor states, torch.Tensor mask)
    {
        using var attended = _self.call(states, mask);
        return _output.call(attended, states);
    }
}
