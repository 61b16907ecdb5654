namespace LossGen.GroundTruth.Tests.Rules;

internal static partial class HarmCases
{
    private const string Train = "var o = optim.SGD(net.parameters(), 0.1); F.cross_entropy(net.call(X), Yl).backward(); o.step(); return (net.Weight - before).norm().item<float>();";

    private const string Single = """
        sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear _fc = nn.Linear(16, 5);
                public Net() : base("net") { REGISTER }
                public Tensor Weight => _fc.weight;
                public override Tensor forward(Tensor x) => _fc.call(x);
            }
        """;

    private const string Stack = """
        sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly LIST _layers = MAKE;
                public Net() : base("net")
                {
                    RegisterComponents();
                }
                public Tensor Weight => _layers[0].weight;
                public override Tensor forward(Tensor x) { foreach (var layer in _layers) x = layer.call(x); return x; }
            }
        """;

    private const string Forward = """
        sealed class Net : nn.Module<Tensor, Tensor>
            {
                FIELD
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) => FORWARD;
            }
        """;

    private static HarmCase[] ModelCases =>
    [
        new("LG3001", "var net = new Net(); var before = net.Weight.detach().clone(); " + Train,
            Harm.Exactly(0, (wrong, right) => $"It runs: the optimizer takes the empty list of parameters, and a step moves the weights by {wrong} instead of {right}."),
            "var net = new Net(); var before = net.Weight.detach().clone(); " + Train,
            Single.Replace("REGISTER ", string.Empty, StringComparison.Ordinal), Single.Replace("REGISTER", "RegisterComponents();", StringComparison.Ordinal)),
        new("LG3002", "var net = new Net(); var before = net.Weight.detach().clone(); " + Train,
            Harm.Exactly(0, (wrong, right) => $"It runs: parameters() is empty, and a step moves the weights by {wrong} instead of {right}."),
            "var net = new Net(); var before = net.Weight.detach().clone(); " + Train,
            Stack.Replace("LIST", "Linear[]", StringComparison.Ordinal).Replace("MAKE", "{ nn.Linear(16, 16), nn.Linear(16, 5) }", StringComparison.Ordinal),
            Stack.Replace("LIST", "ModuleList<Linear>", StringComparison.Ordinal).Replace("MAKE", "nn.ModuleList(nn.Linear(16, 16), nn.Linear(16, 5))", StringComparison.Ordinal)),
        new("LG3003", "return nn.Linear(16, 1).call(X).sigmoid();", Harm.NoGradient("the output")),
        new("LG3004", "return F.cross_entropy(nn.Linear(16, 5).call(X), Yl);", Harm.Throws("Target 2 is out of bounds.")),
        new("LG3004", "return F.cross_entropy(nn.Linear(16, 2).call(X), Yl * 0);", Harm.NoGradient("with labels of the first class the loss"), "return F.cross_entropy(nn.Linear(16, 1).call(X), Yl * 0);"),
        new("LG3005", "var net = new Net(); return (net.call(X) - net.call(X)).abs().max().item<float>();",
            Harm.Numbers((wrong, right) => wrong > 0.1 && right == 0, (wrong, right) => $"It runs: two calls on the same input differ by up to {wrong} instead of {right}, for each makes new weights."),
            "var net = new Net(); return (net.call(X) - net.call(X)).abs().max().item<float>();",
            Forward.Replace("FIELD", string.Empty, StringComparison.Ordinal).Replace("FORWARD", "nn.Linear(16, 5).call(x)", StringComparison.Ordinal),
            Forward.Replace("FIELD", "private readonly Linear _fc = nn.Linear(16, 5);", StringComparison.Ordinal).Replace("FORWARD", "_fc.call(x)", StringComparison.Ordinal)),
        new("LG3006", "var net = new Net(); net.eval(); return net.call(ones(1000)).eq(0).sum();",
            Harm.Numbers((wrong, right) => wrong > 400 && right == 0, (wrong, right) => $"It runs: after eval(), {wrong} of 1000 ones are zeros instead of {right}."),
            "var net = new Net(); net.eval(); return net.call(ones(1000)).eq(0).sum();",
            Forward.Replace("FIELD", string.Empty, StringComparison.Ordinal).Replace("FORWARD", "nn.Dropout(0.5).call(x)", StringComparison.Ordinal),
            Forward.Replace("FIELD", "private readonly Dropout _dropout = nn.Dropout(0.5);", StringComparison.Ordinal).Replace("FORWARD", "_dropout.call(x)", StringComparison.Ordinal)),
        new("LG3007", "return nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 2)).call(X);", Harm.Throws("mat1 and mat2 shapes cannot be multiplied (8x8 and 9x2)")),
        new("LG3008", "return (nn.Linear(16, 1).call(X) > 0).to(int64);", Harm.Exactly(0, (wrong, _) => $"It runs: the prediction is {wrong} for every sample.")),
        new("LG3009", "return (nn.Linear(16, 1).call(X) > 0).sum();",
            Harm.Numbers((wrong, right) => wrong < right, (wrong, right) => $"It runs: {wrong} of 8 samples count as positive instead of {right}; a raw output of 0.5 is a probability of 0.62."),
            "return (nn.Linear(16, 1).call(X) > 0.5).sum();"),
        new("LG3010", "return (nn.Linear(16, 1).call(X).squeeze(1) - Yb).abs().mean().item<float>();", Harm.Exactly(0, (wrong, right) => $"It runs: {wrong} of 8 outputs equal their label; the mean distance, {right}, says how good they are."),
            "return nn.Linear(16, 1).call(X).squeeze(1).eq(Yb).sum();"),
        new("LG3011", "return F.mse_loss(nn.Linear(16, 1).call(X), -Yb.unsqueeze(1));", Harm.OtherGradient, "return F.mse_loss(nn.Linear(16, 1).call(X).relu(), -Yb.unsqueeze(1));"),
    ];
}
