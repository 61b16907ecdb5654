using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LossGen.GroundTruth.Tests;

/// <summary>The losses that LossGen composes, value and gradient against their closed forms in double precision.</summary>
public sealed class ComposedLossTests
{
    private const double Tolerance = 1e-6;

    private static readonly double[] Scores = [-2.5, -1.0, -0.3, 0.0, 0.4, 0.9, 1.7, 3.0, 40.0, -90.0];
    private static readonly double[] Signs = [1, -1, -1, 1, 1, -1, 1, -1, 1, 1];
    private static readonly double[] Targets = [0.5, -3.0, 0.2, 1.0, -0.6, 0.4, 0.7, -2.0, -40.0, 60.0];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Hinge_is_the_shortfall(ScalarType dtype) => AssertClosedForm(
        Losses.Hinge,
        Signs,
        value: (score, sign) => Math.Max(0, 1 - (sign * score)),
        gradient: (score, sign) => sign * score < 1 ? -sign : 0,
        dtype);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Squared_hinge_is_the_shortfall_squared(ScalarType dtype) => AssertClosedForm(
        Losses.SquaredHinge,
        Signs,
        value: (score, sign) => Math.Pow(Math.Max(0, 1 - (sign * score)), 2),
        gradient: (score, sign) => -2 * sign * Math.Max(0, 1 - (sign * score)),
        dtype);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Log_cosh_is_the_logarithm_of_the_hyperbolic_cosine(ScalarType dtype) => AssertClosedForm(
        Losses.LogCosh,
        Targets,
        value: (input, target) => Math.Abs(input - target) > 300 ? Math.Abs(input - target) - Math.Log(2) : Math.Log(Math.Cosh(input - target)),
        gradient: (input, target) => Math.Tanh(input - target),
        dtype);

    [Fact]
    public void Log_cosh_does_not_overflow_and_is_flat_where_the_error_is_zero()
    {
        using var scope = NewDisposeScope();
        var input = tensor(new[] { 1e30f, -1e30f, 2f }, requires_grad: true);
        var loss = Losses.LogCosh(input, tensor(new[] { 0f, 0f, 2f }), Reduction.None);
        loss.sum().backward();
        Assert.Equal([1e30f, 1e30f, 0f], loss.data<float>().ToArray());
        Assert.Equal([1f, -1f, 0f], input.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Hinge_learns_nothing_from_zero_as_a_target()
    {
        // Why targets are checked to be -1 and +1: with 0 for the negative class its examples cost 1 and have no gradient.
        using var scope = NewDisposeScope();
        var scores = tensor(new[] { 3f }, requires_grad: true);
        var loss = Losses.Hinge(scores, tensor(new[] { 0f }), Reduction.Sum);
        loss.backward();
        Assert.Equal(1f, loss.ToSingle());
        Assert.Equal(0f, scores.grad!.ToSingle());
    }

    [Fact]
    public void Multi_label_margin_on_a_multi_hot_row_is_that_of_the_list_of_its_indices()
    {
        using var scope = NewDisposeScope();
        var scores = tensor(new[] { 0.3, -1.2, 0.9, 0.1, 2.0, -0.4, 0.5, 0.6, -0.2, 0.8, 1.1, -0.7 }).reshape(3, 4).requires_grad_(true);
        var lists = tensor(new[] { 3L, 0, -1, -1, 1, -1, -1, -1, -1, -1, -1, -1 }).reshape(3, 4);
        var rows = tensor(new[] { 1.0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 }).reshape(3, 4);

        var expected = functional.multi_label_margin_loss(scores, lists, reduction: Reduction.Sum);
        expected.backward();
        var slope = scores.grad!.data<double>().ToArray();
        scores.grad.zero_();

        var found = Losses.MultiLabelMargin(scores, rows, Reduction.Sum);
        found.backward();
        Assert.Equal(expected.ToDouble(), found.ToDouble(), Tolerance);
        Assert.Equal(slope, scores.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Shapes_that_would_broadcast_are_refused()
    {
        using var scope = NewDisposeScope();
        foreach (var loss in (Func<Tensor, Tensor, Reduction, Tensor>[])[Losses.Hinge, Losses.SquaredHinge, Losses.LogCosh])
            Assert.Contains("[4, 1] and [4]", Assert.Throws<ArgumentException>(() => loss(zeros(4, 1), ones(4), Reduction.Mean)).Message, StringComparison.Ordinal);
    }

    private static void AssertClosedForm(
        Func<Tensor, Tensor, Reduction, Tensor> loss,
        double[] targets,
        Func<double, double, double> value,
        Func<double, double, double> gradient,
        ScalarType dtype)
    {
        // The inputs as the dtype holds them, so that rounding them is no error of the loss.
        double[] inputs = Rounded(Scores, dtype);
        targets = Rounded(targets, dtype);
        var values = inputs.Zip(targets, value).ToArray();
        var gradients = inputs.Zip(targets, gradient).ToArray();

        foreach (var reduction in (Reduction[])[Reduction.None, Reduction.Mean, Reduction.Sum])
        {
            using var scope = NewDisposeScope();
            var input = tensor(inputs).to_type(dtype).detach().requires_grad_(true);
            var result = loss(input, tensor(targets, dtype: dtype), reduction);
            result.sum().backward();

            double[] expected = reduction switch
            {
                Reduction.None => values,
                Reduction.Mean => [values.Average()],
                _ => [values.Sum()],
            };
            var share = reduction == Reduction.Mean ? 1.0 / inputs.Length : 1.0;
            AssertClose(expected, result);
            AssertClose([.. gradients.Select(one => one * share)], input.grad!);
        }
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var values = actual.to_type(ScalarType.Float64).reshape(-1).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.True(Math.Abs(expected[index] - values[index]) <= Tolerance * Math.Max(Math.Abs(expected[index]), 0.1), $"at {index}: expected {expected[index]}, found {values[index]}");
    }

    private static double[] Rounded(double[] values, ScalarType dtype) =>
        dtype == ScalarType.Float32 ? Array.ConvertAll(values, value => (double)(float)value) : values;
}
