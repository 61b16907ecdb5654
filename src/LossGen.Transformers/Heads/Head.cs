using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Dropout and a dense layer on the vectors of an encoder: what all heads of the BERT family are. Its parameters have Hugging Face's names.</summary>
public abstract class Head : Module<torch.Tensor, torch.Tensor>, IPretrainedPart
{
    private readonly Dropout _dropout;
    private readonly Linear _dense;

    private protected Head(string name, string denseName, BertConfiguration configuration, long inputs, long outputs)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        register_module("dropout", _dropout = Dropout(configuration.HeadDropout ?? configuration.Dropout));
        register_module(denseName, _dense = FreshWeights.Dense(configuration, inputs, outputs));
    }

    /// <summary>What goes before the names of its parameters in files of weights: nothing.</summary>
    public string PretrainedName => "";

    /// <summary>Applies the head.</summary>
    /// <param name="input">Vectors, float [..., H].</param>
    /// <returns>Float [..., outputs].</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var kept = _dropout.call(input);
        return _dense.call(kept);
    }

    /// <summary>Registers nothing: the layers are registered by the names that a kind of head has in files of weights.</summary>
    protected override void RegisterComponents()
    {
    }
}
