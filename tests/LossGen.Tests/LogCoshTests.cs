using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class LogCoshTests
{
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(0.999)]
    [InlineData(1.001)]
    [InlineData(20)]
    [InlineData(300)]
    public void Small_and_large_errors_are_precise_and_their_gradient_is_the_tangent(double error)
    {
        using var scope = NewDisposeScope();
        var input = tensor([(float)error, -(float)error], requires_grad: true);
        var loss = Losses.LogCosh(input, zeros(2), nn.Reduction.None);
        loss.sum().backward();

        // log cosh d is d^2 / 2 - d^4 / 12 near 0, where cosh itself is 1 in double precision too.
        double d = (float)error;
        var expected = d < 1e-2 ? (d * d / 2) - (d * d * d * d / 12) : d > 100 ? d - Math.Log(2) : Math.Log(Math.Cosh(d));
        foreach (var value in loss.data<float>().ToArray())
            Assert.Equal(1, value / expected, 1e-6);

        Assert.Equal(Math.Tanh(d), input.grad!.data<float>()[0], 1e-6);
        Assert.Equal(-Math.Tanh(d), input.grad!.data<float>()[1], 1e-6);
    }
}
