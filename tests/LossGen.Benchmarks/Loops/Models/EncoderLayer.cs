using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>Attention and a perceptron, each normalized before and added to what it was given. [N, L, width] to the same.</summary>
internal sealed class EncoderLayer : nn.Module<Tensor, Tensor>
{
    private readonly int _heads;
    private readonly nn.Module<Tensor, Tensor> _attentionNorm;
    private readonly nn.Module<Tensor, Tensor> _projection;
    private readonly nn.Module<Tensor, Tensor> _output;
    private readonly nn.Module<Tensor, Tensor> _hiddenNorm;
    private readonly nn.Module<Tensor, Tensor> _expand;
    private readonly nn.Module<Tensor, Tensor> _contract;

    public EncoderLayer(int width, int heads, int hidden)
        : base(nameof(EncoderLayer))
    {
        _heads = heads;
        _attentionNorm = nn.LayerNorm(width);
        _projection = nn.Linear(width, 3 * width);
        _output = nn.Linear(width, width);
        _hiddenNorm = nn.LayerNorm(width);
        _expand = nn.Linear(width, hidden);
        _contract = nn.Linear(hidden, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var (count, length, width) = (input.size(0), input.size(1), input.size(2));
        var parts = _projection.call(_attentionNorm.call(input)).view(count, length, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
        var attended = nn.functional.scaled_dot_product_attention(parts[0], parts[1], parts[2]).transpose(1, 2).reshape(count, length, width);
        var middle = input + _output.call(attended);
        return middle + _contract.call(_expand.call(_hiddenNorm.call(middle)).relu());
    }
}
