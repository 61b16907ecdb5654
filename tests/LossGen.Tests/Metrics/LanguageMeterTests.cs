using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class LanguageMeterTests
{
    private const double Tolerance = 1e-6;

    /// <summary>Token k has the probability 2^-(k+1), the last as much as the one before: foreseeing token k takes k + 1 bits.</summary>
    private static readonly float[] Halves = [.. Enumerable.Range(1, 7).Select(bits => -bits * MathF.Log(2)), -7 * MathF.Log(2)];

    [Fact]
    public void Perplexity_is_two_to_the_bits()
    {
        using var scope = NewDisposeScope();
        var meter = new LanguageMeter(ignoreIndex: -100);
        meter.Add(Rows(3), tensor(new long[] { 0, 2, -100 }), tensor(5f), 2);
        meter.Add(Rows(1), tensor(new long[] { 5 }), tensor(4f), 1);
        var metrics = meter.Result();

        Assert.Equal((1 + 3 + 6) / 3.0, metrics.BitsPerToken, Tolerance);
        Assert.Equal(Math.Pow(2, 10.0 / 3), metrics.Perplexity, 1e-4);
        Assert.Equal(1.0 / 3, metrics.TokenAccuracy, Tolerance); // token 0 alone is the most probable one
        Assert.Equal(2.0 / 3, metrics.Top5Accuracy, Tolerance); // token 5 is the sixth
        Assert.Equal(3, metrics.Loss, Tolerance); // as given, whatever the likelihood
        Assert.Equal(3, metrics.Tokens);
    }

    [Fact]
    public void Of_equals_the_first_is_taken()
    {
        using var scope = NewDisposeScope();
        var meter = new LanguageMeter(ignoreIndex: -100);
        meter.Add(zeros(8, 8), arange(8), tensor(0f), 8);
        var metrics = meter.Result();
        Assert.Equal(8, metrics.Perplexity, 1e-5); // undecided among all eight
        Assert.Equal(1.0 / 8, metrics.TokenAccuracy, Tolerance);
        Assert.Equal(5.0 / 8, metrics.Top5Accuracy, Tolerance);
    }

    [Fact]
    public void Nothing_to_foresee_is_refused()
    {
        using var scope = NewDisposeScope();
        var meter = new LanguageMeter(ignoreIndex: -100);
        meter.Add(Rows(1), tensor(new long[] { -100 }), tensor(0f), 0);
        Assert.Throws<DataException>(meter.Result);
    }

    private static Tensor Rows(int count) => tensor(Halves).expand(count, Halves.Length);
}
