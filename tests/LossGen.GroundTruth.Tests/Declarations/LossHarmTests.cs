using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.GroundTruth.Tests.Declarations;

/// <summary>What LG12xx and LG11xx claim: that a loss on labels of another encoding or task throws, or trains towards something else.</summary>
public sealed class LossHarmTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void LG1201_cross_entropy_refuses_integer_rows_and_numbers_that_are_no_int64_indices()
    {
        Batch.Refused("Expected floating point type for target with class probabilities", () => F.cross_entropy(Batch.Logits(), Batch.OneHot().to_type(ScalarType.Int64)));
        Batch.Refused("expected scalar type Long but found Float", () => F.cross_entropy(Batch.Logits(), Batch.Indices().to_type(ScalarType.Float32)));
        Batch.Refused("expected scalar type Long but found Int", () => F.cross_entropy(Batch.Logits(), Batch.Indices().to_type(ScalarType.Int32)));

        // The two right pairs are one and the same loss.
        var sparse = Batch.Run(Batch.Logits(), logits => F.cross_entropy(logits, Batch.Indices()));
        var rows = Batch.Run(Batch.Logits(), logits => F.cross_entropy(logits, Batch.OneHot()));
        Assert.Equal(sparse.Value, rows.Value, 5);
        Assert.Equal(sparse.Gradient, rows.Gradient, 5);
    }

    [Fact]
    public void LG1201_hinge_on_zeros_never_learns_the_negative_class()
    {
        var zeros = zeros_like(Batch.ZeroOne());
        var wrong = Batch.Run(Batch.Scores(), scores => Losses.Hinge(scores, zeros));
        Assert.Equal(1, wrong.Value, 6);
        Assert.Equal(0, wrong.Gradient);

        var right = Batch.Run(Batch.Scores(), scores => Losses.Hinge(scores, zeros - 1));
        Assert.True(right.Gradient > 0.1);
    }

    [Fact]
    public void LG1103_binary_cross_entropy_on_minus_one_falls_without_end()
    {
        var wrong = new[] { -10f, -100f, -1000f }.Select(score => Loss(score, target: -1)).ToArray();
        Assert.Equal([-10, -100, -1000], wrong.Select(value => Math.Round(value)));

        // On 0 it ends at 0, where it should.
        Assert.Equal(0, Loss(-1000, target: 0), 6);

        static double Loss(float score, float target) => F.binary_cross_entropy_with_logits(tensor(new[] { score }), tensor(new[] { target })).item<float>();
    }

    [Fact]
    public void LG1202_squared_error_on_classes_has_a_gradient_that_vanishes_when_it_is_most_wrong()
    {
        var cross = Batch.Run(Batch.Logits(), logits => F.cross_entropy(logits, Batch.Indices()));
        var squared = Batch.Run(Batch.Logits(), logits => F.mse_loss(logits.softmax(1), Batch.OneHot()));
        Assert.True(cross.Gradient / squared.Gradient > 5, $"{cross.Gradient / squared.Gradient}");

        // Certain and wrong: cross-entropy pulls with all its force, squared error not at all.
        var certain = Batch.OneHot().roll(1, 1) * 30;
        Assert.True(Batch.Run(certain.detach().requires_grad_(), logits => F.mse_loss(logits.softmax(1), Batch.OneHot())).Gradient < 1e-6);
        Assert.True(Batch.Run(certain.detach().requires_grad_(), logits => F.cross_entropy(logits, Batch.Indices())).Gradient > 0.4);
    }

    [Fact]
    public void LG1202_sigmoid_cross_entropy_pulls_less_on_single_labels()
    {
        var cross = Batch.Run(Batch.Logits(), logits => F.cross_entropy(logits, Batch.Indices()));
        var each = Batch.Run(Batch.Logits(), logits => F.binary_cross_entropy_with_logits(logits, Batch.OneHot()));
        Assert.True(cross.Gradient / each.Gradient > 2, $"{cross.Gradient / each.Gradient}");
    }

    [Fact]
    public void LG1202_softmax_lets_only_one_of_several_labels_be_true()
    {
        var both = tensor(new float[] { 1, 1, 0, 0 }).unsqueeze(0);
        var softmax = Learn(logits => F.cross_entropy(logits, both)).softmax(1);
        var sigmoid = Learn(logits => F.binary_cross_entropy_with_logits(logits, both)).sigmoid();
        Assert.Equal([0.5, 0.5, 0, 0], Rounded(softmax));
        Assert.Equal([1, 1, 0, 0], Rounded(sigmoid));

        static Tensor Learn(Func<Tensor, Tensor> loss)
        {
            var logits = zeros(1, 4).requires_grad_();
            for (var step = 0; step < 300; step++)
            {
                loss(logits).backward();
                using (no_grad())
                {
                    logits.sub_(logits.grad! * 4);
                    logits.grad!.zero_();
                }
            }

            return logits.detach();
        }

        static IEnumerable<double> Rounded(Tensor values) => values[0].data<float>().ToArray().Select(value => Math.Round(value, 1));
    }

    [Fact]
    public void LG1101_squared_error_on_class_numbers_throws_at_the_backward_pass() => Batch.Refused(
        "Found dtype Long but expected Float",
        () =>
        {
            var loss = F.mse_loss(Batch.Scores(), Batch.Indices());
            loss.backward();
            return loss;
        });

    [Fact]
    public void LG1105_a_single_class_is_always_right_and_teaches_nothing()
    {
        var single = Batch.Run(Batch.Scores(Batch.Examples, 1), logits => F.cross_entropy(logits, zeros_like(Batch.Indices())));
        Assert.Equal((0, 0), single);
    }
}
