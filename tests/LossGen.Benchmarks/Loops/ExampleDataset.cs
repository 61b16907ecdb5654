using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>Each example as its tensors, made when it is asked for.</summary>
internal sealed class ExampleDataset<TExample>(IReadOnlyList<TExample> examples, Func<TExample, (Tensor Input, Tensor Target)> item) : utils.data.Dataset
{
    public override long Count => examples.Count;

    public override Dictionary<string, Tensor> GetTensor(long index)
    {
        var (input, target) = item(examples[(int)index]);
        return new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["input"] = input, ["target"] = target };
    }
}
