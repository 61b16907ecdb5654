using static TorchSharp.torch;

namespace LossGen.Tests;

/// <summary>The weights of a model as numbers, to be compared.</summary>
internal static class TrainedWeights
{
    public static float[] Of(nn.Module model) => [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
