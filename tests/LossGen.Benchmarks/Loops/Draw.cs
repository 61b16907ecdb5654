using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>What examples are made of.</summary>
internal static class Draw
{
    /// <summary>Numbers from -0.5 to 0.5.</summary>
    public static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];

    /// <summary>Whole numbers from the first up to, and without, the second.</summary>
    public static int[] Integers(Random random, int count, int from, int to) => [.. Enumerable.Range(0, count).Select(_ => random.Next(from, to))];

    /// <summary>Whole numbers as int64, the LINQ way.</summary>
    public static Tensor Longs(IEnumerable<int> values) => tensor(values.Select(value => (long)value).ToArray());
}
