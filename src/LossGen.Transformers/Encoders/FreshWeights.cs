using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace LossGen.Transformers;

/// <summary>Layers whose weights are drawn as BERT's are: normal around 0 with the configuration's standard deviation; biases 0.</summary>
internal static class FreshWeights
{
    public static Linear Dense(BertConfiguration configuration, long inputs, long outputs)
    {
        var layer = Linear(inputs, outputs);
        Draw(configuration, layer.weight);
        init.zeros_(layer.bias!);
        return layer;
    }

    /// <summary>An embedding; the vector of padding is 0 and stays so, where there is such a token.</summary>
    public static Embedding Vectors(BertConfiguration configuration, long count, int? padding = null)
    {
        var layer = Embedding(count, configuration.HiddenSize, padding);
        using var noGradients = torch.no_grad();
        Draw(configuration, layer.weight!);
        if (padding is { } token)
        {
            using var row = layer.weight!.select(0, token);
            init.zeros_(row);
        }

        return layer;
    }

    public static LayerNorm Norm(BertConfiguration configuration) => LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);

    private static void Draw(BertConfiguration configuration, Parameter weight) => init.normal_(weight, 0, configuration.InitializerRange);
}
