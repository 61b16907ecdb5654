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

    /// <summary>NT-Xent (Chen et al., 2020): of 2 N views the other view of the same example is to be found among all 2 N - 1 others.</summary>
    [Fact]
    public void Supervised_contrast_of_two_views_of_each_example_is_NT_Xent()
    {
        const double Temperature = 0.5;
        using var scope = NewDisposeScope();
        var views = randn(8, 3, dtype: ScalarType.Float64, generator: new Generator(3));
        var found = Losses.SupervisedContrastive(views, tensor(new[] { 0L, 1, 2, 3, 0, 1, 2, 3 }), Temperature);

        var rows = Enumerable.Range(0, 8).Select(row => views[row].data<double>().ToArray()).ToArray();
        var expected = Enumerable.Range(0, 8).Average(one => -Math.Log(Similarity(one, (one + 4) % 8) / Enumerable.Range(0, 8).Where(other => other != one).Sum(other => Similarity(one, other))));
        Assert.Equal(expected, found.ToDouble(), Tolerance);

        double Similarity(int one, int other) => Math.Exp(Dot(rows[one], rows[other]) / Math.Sqrt(Dot(rows[one], rows[one]) * Dot(rows[other], rows[other])) / Temperature);

        static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
    }

    /// <summary>The paper's gradient with respect to a cosine of another class: its share among those of other classes times g (c + m), damped by how nearly right all are.</summary>
    [Fact]
    public void Circle_loss_of_one_pair_of_each_kind_pulls_as_the_paper_says()
    {
        using var scope = NewDisposeScope();
        const double Margin = 0.25;
        const double Gamma = 4;
        double[] angles = [0, 0.5, 1.2];
        var angle = tensor(angles).requires_grad_(true);
        Losses.Circle(stack([angle.cos(), angle.sin()], 1), tensor(new[] { 0L, 0, 1 }), Margin, Gamma, Reduction.Sum).backward();

        // Two anchors of class 0, each with one positive and one negative.
        var slope = new double[3];
        foreach (var (anchor, positive) in new[] { (0, 1), (1, 0) })
        {
            var (near, far) = (Math.Cos(angles[anchor] - angles[positive]), Math.Cos(angles[anchor] - angles[2]));
            var (toNear, toFar) = (1 + Margin - near, far + Margin);
            var damping = 1 / (1 + Math.Exp(-Gamma * ((toFar * (far - Margin)) - (toNear * (near - 1 + Margin)))));
            Pull(anchor, 2, damping * Gamma * toFar);
            Pull(anchor, positive, -damping * Gamma * toNear);
        }

        for (var index = 0; index < 3; index++)
            Assert.Equal(slope[index], angle.grad!.data<double>()[index], Tolerance);

        void Pull(int one, int other, double byCosine)
        {
            slope[one] -= byCosine * Math.Sin(angles[one] - angles[other]);
            slope[other] += byCosine * Math.Sin(angles[one] - angles[other]);
        }
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
