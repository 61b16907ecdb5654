namespace LossGen.GroundTruth.Tests.Rules;

internal static partial class HarmCases
{
    private const string Gaussian = "var head = nn.Linear(16, 16); var v = F.softplus(head.call(X)); ";

    private static HarmCase[] LibraryCases =>
    [
        new("LG5001", "return F.kl_div(X.log_softmax(1), X.softmax(1), log_target: false);",
            Harm.Numbers((wrong, right) => wrong > 0.5 && Math.Abs(right) < 1e-6, (wrong, _) => $"It runs: the divergence of a distribution from itself is {wrong} instead of 0.")),
        new("LG5002", "return F.hinge_embedding_loss(X.abs(), X.sign(), margin: 1);",
            Harm.Numbers((wrong, right) => wrong < right, (wrong, right) => $"It runs: the loss is {wrong} instead of {right}, for the negative pairs add nothing.")),
        new("LG5003", "return F.binary_cross_entropy_with_logits(X, X.gt(0).@float(), null, nn.Reduction.Mean, full(new long[] { 16 }, 3));", Harm.OtherValue("the loss")),
        new("LG5004", Gaussian + "var e = v.clamp_min(1e-6); var l = (e.log() / 2 + (X - 1).square() / (2 * e)).mean(); l.backward(); return head.weight.grad is null ? 0 : 1;",
            Harm.Exactly(0, (_, _) => "It runs: after backward the gradient of the layer that predicts the variance is null."),
            Gaussian + "var l = F.gaussian_nll_loss(X, ones(8, 16), v); l.backward(); return head.weight.grad is null ? 0 : 1;"),
        new("LG5004", Gaussian + "var e = v.clamp_min(1e-6); return (e.log() / 2 + (X - 1).square() / (2 * e)).mean();",
            Harm.OtherValue("TorchSharp's loss, which sums where PyTorch averages,"),
            Gaussian + "return F.gaussian_nll_loss(X, ones(8, 16), v);"),
        new("LG5004", Gaussian + "var e = v.clamp_min(1e-6); return (e.log() / 2 + (X - 1).square() / (2 * e)).mean();",
            Harm.OtherValue("the same in one expression"),
            "var head = nn.Linear(16, 16); return F.gaussian_nll_loss(X, ones(8, 16), F.softplus(head.call(X)));") { IsTold = false },
        new("LG5005", "var net = new Net(); net.eval(); return net.call(ones(1000)).eq(0).sum();",
            Harm.Numbers((wrong, right) => wrong > 400 && right == 0, (wrong, right) => $"It runs: after eval(), {wrong} of 1000 ones are zeros instead of {right}."),
            "var net = new Net(); net.eval(); return net.call(ones(1000)).eq(0).sum();",
            Forward.Replace("FIELD", string.Empty, StringComparison.Ordinal).Replace("FORWARD", "F.dropout(x, 0.5)", StringComparison.Ordinal),
            Forward.Replace("FIELD", string.Empty, StringComparison.Ordinal).Replace("FORWARD", "F.dropout(x, 0.5, training)", StringComparison.Ordinal)),
        new("LG5006", "Evaluate(X); return (X * 2).requires_grad;",
            Harm.Exactly(0, (_, _) => "It runs: after the method that calls it, results no longer require gradients, on this thread, for good."),
            "Evaluate(X); return (X * 2).requires_grad;",
            "static Tensor Evaluate(Tensor x) { no_grad(); return x * 2; }",
            "static Tensor Evaluate(Tensor x) { using var off = no_grad(); return x * 2; }"),
        new("LG5008", "return X.abs().sum(new long[] { 0 }).numel();", Harm.Throws("Autograd not support dtype: Byte")),
        new("LG5008", "return X.detach().abs().sum(new long[] { 0 }).numel();",
            Harm.Numbers((wrong, right) => wrong == 1 && right == 16, (wrong, right) => $"It runs: of a batch [8, 16] comes {wrong} number, of dtype uint8, instead of {right}."),
            "return X.detach().abs().sum(0).numel();") { When = "Where no gradient flows" },
        new("LG5007", "return X.softmax(1);", Harm.OtherValue("the first number")),
        new("LG5009", "return (X * 2).sum();", Harm.Throws("Tensor invalid")),
        new("LG5009", "return Twice(X).sum();", Harm.Throws("Tensor invalid"), "return Twice(X).sum();",
            "static Tensor Twice(Tensor x) { using var scope = NewDisposeScope(); var y = x * 2; return y; }",
            "static Tensor Twice(Tensor x) => x * 2;") { When = "From a dispose scope" },
        new("LG5010", "var y = X * 2; return y.sum();", Harm.Throws("Tensor invalid")),
        new("LG5011", "return tensor(new[] { 1f, 2f }, requires_grad: true);", Harm.Throws("Only Tensors of floating point and complex dtype can require gradients")) { IsDamaging = true },
        new("LG5011", "return zeros(2, 3, requires_grad: true);", Harm.Throws("Only Tensors of floating point and complex dtype can require gradients"), "return zeros(2, 3, dtype: int64, requires_grad: true);") { IsTold = false },
        new("LG5011", "return tensor(3f, requires_grad: true);", Harm.Throws("Only Tensors of floating point and complex dtype can require gradients"), "return tensor(3, requires_grad: true);") { IsTold = false },
    ];
}
