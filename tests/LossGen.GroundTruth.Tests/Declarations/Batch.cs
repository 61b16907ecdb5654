using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.GroundTruth.Tests.Declarations;

/// <summary>A batch of eight examples of five classes, the same in every test, and what a loss on it says and does.</summary>
internal static class Batch
{
    public const int Examples = 8;
    public const int Classes = 5;

    /// <summary>Fresh logits [8, 5] that want a gradient.</summary>
    public static Tensor Logits() => Random([Examples, Classes], 7).requires_grad_();

    /// <summary>One logit per example, [8] or any other shape.</summary>
    public static Tensor Scores(params long[] shape) => Random(shape.Length == 0 ? [Examples] : shape, 11).requires_grad_();

    /// <summary>Class indices, int64 [8].</summary>
    public static Tensor Indices() => tensor(new long[] { 0, 1, 2, 3, 4, 0, 2, 4 });

    /// <summary>The same classes as one-hot rows, float32 [8, 5].</summary>
    public static Tensor OneHot() => nn.functional.one_hot(Indices(), Classes).to_type(ScalarType.Float32);

    /// <summary>Yes or no, float32 [8].</summary>
    public static Tensor ZeroOne() => tensor(new float[] { 1, 0, 0, 1, 1, 0, 1, 0 });

    /// <summary>The value of a loss, and the length of the gradient that it sends to its input.</summary>
    public static (double Value, double Gradient) Run(Tensor input, Func<Tensor, Tensor> loss)
    {
        using var value = loss(input);
        value.backward();
        return (value.to_type(ScalarType.Float64).item<double>(), input.grad!.norm().to_type(ScalarType.Float64).item<double>());
    }

    /// <summary>Asserts that libtorch throws, and in which words.</summary>
    public static void Refused(string message, Func<Tensor> run) =>
        Assert.Contains(message, Assert.Throws<ExternalException>(run).Message, StringComparison.Ordinal);

    private static Tensor Random(long[] shape, int seed)
    {
        using var generator = new Generator((ulong)seed, CPU);
        return randn(shape, generator: generator);
    }
}
