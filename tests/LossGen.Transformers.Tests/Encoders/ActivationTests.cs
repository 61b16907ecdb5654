namespace LossGen.Transformers.Tests;

/// <summary>Activations against their formulas.</summary>
public sealed class ActivationTests
{
    private static readonly double[] Points = [-3, -1.5, -0.3, 0, 0.2, 1, 2.5, 7];

    private static readonly Dictionary<string, Func<double, double>> Formulas = new()
    {
        ["gelu"] = Gelu,
        ["gelu_python"] = Gelu,
        ["gelu_new"] = TanhGelu,
        ["gelu_fast"] = TanhGelu,
        ["gelu_accurate"] = TanhGelu,
        ["gelu_pytorch_tanh"] = TanhGelu,
        ["quick_gelu"] = x => x * Sigmoid(1.702 * x),
        ["relu"] = x => Math.Max(0, x),
        ["relu2"] = x => Math.Pow(Math.Max(0, x), 2),
        ["relu6"] = x => Math.Clamp(x, 0, 6),
        ["leaky_relu"] = x => x < 0 ? 0.01 * x : x,
        ["silu"] = x => x * Sigmoid(x),
        ["swish"] = x => x * Sigmoid(x),
        ["mish"] = x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["sigmoid"] = Sigmoid,
        ["tanh"] = Math.Tanh,
        ["linear"] = x => x,
    };

    public static TheoryData<string> Names => [.. Formulas.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_their_formulas(string name)
    {
        using var scope = NewDisposeScope();

        // Between two dense layers that change nothing, seen through the parameters of one layer.
        var encoder = Tiny.Encoder(Tiny.Configuration with { Activation = name, IntermediateSize = 32, Layers = 1 });
        encoder.to(ScalarType.Float64);
        var layer = encoder.named_modules().Single(entry => entry.name == "encoder.layer.0.intermediate").module;
        using (no_grad())
        {
            layer.state_dict()["dense.weight"].copy_(eye(32, dtype: ScalarType.Float64));
            var input = zeros(1, 32, dtype: ScalarType.Float64);
            input[0, ..Points.Length] = tensor(Points);
            var output = ((Module<Tensor, Tensor>)layer).call(input);
            Assert.All(Points.Index(), point => Assert.Equal(Formulas[name](point.Item), output[0, point.Index].ToDouble(), 1e-6));
        }
    }

    [Fact]
    public void Other_names_are_refused_with_those_that_are_known()
    {
        var message = Assert.Throws<ArgumentException>(() => new BertEncoder(Tiny.Configuration with { Activation = "gellu" })).Message;
        Assert.All(Formulas.Keys, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double TanhGelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    /// <summary>x Φ(x), with the error function by its series: the points are small enough.</summary>
    private static double Gelu(double x)
    {
        var z = x / Math.Sqrt(2);
        var (sum, term) = (z, z);
        for (var n = 1; n < 200; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }

        return 0.5 * x * (1 + (2 / Math.Sqrt(Math.PI) * sum));
    }
}
