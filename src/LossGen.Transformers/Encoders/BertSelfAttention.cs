using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Scaled dot-product attention of a sequence to itself, by several heads.</summary>
internal sealed class BertSelfAttention : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "query")]
    private readonly Linear _query;

    [ComponentName(Name = "key")]
    private readonly Linear _key;

    [ComponentName(Name = "value")]
    private readonly Linear _value;

    private readonly long _heads;
    private readonly double _dropout;

    public BertSelfAttention(BertConfiguration configuration)
        : base(nameof(BertSelfAttention))
    {
        var width = configuration.HiddenSize;
        _query = FreshWeights.Dense(configuration, width, width);
        _key = FreshWeights.Dense(configuration, width, width);
        _value = FreshWeights.Dense(configuration, width, width);
        _heads = configuration.AttentionHeads;
        _dropout = configuration.AttentionDropout;
        RegisterComponents();
    }

    /// <param name="states">Float [N, T, H].</param>
    /// <param name="mask">What is added to the scores, float [N, 1, 1, T]: 0 at tokens, the least number at padding.</param>
    /// <returns>Float [N, T, H].</returns>
    public override torch.Tensor forward(torch.Tensor states, torch.Tensor mask)
    {
        using var scope = torch.NewDisposeScope();
        var attended = functional.scaled_dot_product_attention(Split(_query.call(states)), Split(_key.call(states)), Split(_value.call(states)), mask, training ? _dropout : 0);
        return attended.transpose(1, 2).reshape(states.shape).MoveToOuterDisposeScope();
    }

    /// <summary>[N, T, H] as [N, heads, T, H / heads].</summary>
    private torch.Tensor Split(torch.Tensor projected) =>
        projected.view(projected.size(0), projected.size(1), _heads, projected.size(2) / _heads).transpose(1, 2);
}
