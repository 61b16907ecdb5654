namespace LossGen.Analyzers.Tests.Forms;

/// <summary>The mistakes whose halves can lie apart, each beside what makes it right.</summary>
internal static class MistakeCatalog
{
    private const string Module = "nn.Module<Tensor, Tensor>";

    private const string Loss = "Loss<Tensor, Tensor, Tensor>";

    private const string Optimizer = "optim.Optimizer";

    private const string Scheduler = "optim.lr_scheduler.LRScheduler";

    private const string Sgd = "optim.SGD(Net.parameters(), 0.1)";

    private const string Backward = "F.cross_entropy(Net.call(X), Y).backward(); ";

    private const string Rounds = "for (var round = 0; round < 3; round++) ";

    private const string RowsClass = """
        sealed class Rows : utils.data.Dataset
        {
            public override long Count => 16;
            public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["x"] = randn(16), ["y"] = randint(5, new long[0]) };
        }
        """;

    private const string Summed = "var sgd = " + Sgd + "; Tensor sum = zeros(1); " + Rounds
        + "{ sgd.zero_grad(); var loss = $p.call(Net.call(X), Y); loss.backward(); sgd.step(); ";

    private const string Whole = Rounds + "{ $p.zero_grad(); " + Backward + "$p.step(); }";

    private const string ModelRounds = Rounds + "{ sgd.zero_grad(); F.cross_entropy($p.call(X), Y).backward(); sgd.step(); }";

    private const string EpochsOfSteps = "for (var epoch = 0; epoch < 3; epoch++) { foreach (var rows in new[] { X, X, X }) "
        + "{ Sgd.zero_grad(); F.cross_entropy(Net.call(rows), Y).backward(); Sgd.step(); ";

    private const string Epochs = EpochsOfSteps + "} ";

    private const string SgdMember = $"static partial class Program {{ internal static readonly {Optimizer} Sgd = {Sgd}; }}";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        // Scales.
        Tensor("LG2001", "softmax", "F.softmax(Net.call(X), 1)", "Net.call(X)", "F.cross_entropy($p, Y).backward();"),
        Tensor("LG2002", "log_softmax", "F.log_softmax(Net.call(X), 1)", "Net.call(X)", "F.cross_entropy($p, Y).backward();"),
        Tensor("LG2003", "softmax", "Net.call(X).softmax(1)", "Net.call(X).log_softmax(1)", "F.nll_loss($p, Y).backward();"),
        Tensor("LG2004", "sigmoid", "Head.call(X).squeeze(1).sigmoid()", "Head.call(X).squeeze(1)", "F.binary_cross_entropy_with_logits($p, Yb).backward();"),
        Tensor("LG2005", "logits", "Head.call(X).squeeze(1)", "Head.call(X).squeeze(1).sigmoid()", "F.binary_cross_entropy($p, Yb).backward();"),
        Tensor("LG2006", "tanh", "Net.call(X).tanh()", "Net.call(X)", "F.cross_entropy($p, Y).backward();"),
        Tensor("LG2016", "softmax", "Net.call(X).softmax(1)", "Net.call(X).sigmoid()", "F.binary_cross_entropy($p, (rand(8, 5) > 0.5).@float()).backward();"),
        Tensor("LG2020", "softmax", "Net.call(X).softmax(1)", "Net.call(X).log_softmax(1)",
            "(F.kl_div($p, randn(8, 5).softmax(1), log_target: false, reduction: nn.Reduction.Sum) / 8).backward();"),
        Tensor("LG2022", "rate", "F.softplus(Head.call(X))", "Head.call(X)", "F.poisson_nll_loss($p, randint(9, new long[] { 8, 1 }).@float()).backward();"),
        Tensor("LG2023", "logits", "Steps.call(randn(10, 2, 16))", "Steps.call(randn(10, 2, 16)).log_softmax(2)",
            "F.ctc_loss($p, tensor(new long[] { 1, 2, 3, 1, 2, 3 }).view(2, 3), tensor(new long[] { 10, 10 }), tensor(new long[] { 3, 3 })).backward();",
            "static partial class Program { internal static readonly Linear Steps = nn.Linear(16, 5); }"),
        Tensor("LG2029", "log_softmax", "F.log_softmax(Net.call(X), 0)", "F.log_softmax(Net.call(X), 1)", "F.nll_loss($p, Y).backward();"),
        Tensor("LG3003", "one unit", "Head.call(X)", "Net.call(X)", "Show($p.softmax(1));"),
        Tensor("LG3004", "one unit", "Head.call(X)", "Net.call(X)", "F.cross_entropy($p, Y).backward();"),
        Tensor("LG3008", "one unit", "Head.call(X)", "Net.call(X)", "Show($p.argmax(1));"),
        Tensor("LG3009", "logits", "Head.call(X)", "Head.call(X).sigmoid()", "Show($p > 0.5);"),
        Tensor("LG3010", "prediction", "Head.call(X).squeeze(1)", "Head.call(X).squeeze(1).round()", "Show($p.eq(Yb).@float().mean());"),
        Tensor("LG3011", "ReLU", "Head.call(X).relu()", "Head.call(X)", "F.mse_loss($p, randn(8, 1)).backward();"),

        // Labels.
        Tensor("LG2007", "int32 labels", "Y.to(int32)", "Y", "F.cross_entropy(Net.call(X), $p).backward();"),
        Tensor("LG2008", "one-hot labels", "F.one_hot(Y, 5)", "F.one_hot(Y, 5).@float()", "F.cross_entropy(Net.call(X), $p).backward();"),
        Tensor("LG2009", "label column", "Y.unsqueeze(1)", "Y", "F.cross_entropy(Net.call(X), $p).backward();"),
        Tensor("LG2010", "labels from 1", "(Y + 1)", "Y", "F.cross_entropy(Net.call(X), $p).backward();"),
        Tensor("LG2011", "int64 labels", "Yb.to(int64)", "Yb", "F.binary_cross_entropy_with_logits(Head.call(X).squeeze(1), $p).backward();"),
        Tensor("LG2014", "float64 target", "randn(8, 1, dtype: float64)", "randn(8, 1)", "F.mse_loss(Head.call(X), $p).backward();"),
        Tensor("LG2017", "one-hot target", "F.one_hot(Y, 5).@float()", "rand(8, 5)", "F.mse_loss(Net.call(X).softmax(1), $p).backward();"),
        Tensor("LG2018", "one-hot target", "F.one_hot(Y, 5).@float()", "(rand(8, 5) > 0.5).@float()",
            "F.binary_cross_entropy_with_logits(Net.call(X), $p).backward();"),
        Tensor("LG2019", "labels 0 and 1", "Yb", "(Yb * 2 - 1)", "F.soft_margin_loss(Head.call(X).squeeze(1), $p).backward();"),
        Tensor("LG2027", "prediction", "Head.call(X).squeeze(1)", "Head.call(X).squeeze(1)", "F.binary_cross_entropy_with_logits(Yb, $p).backward();")
            with { RightUse = "F.binary_cross_entropy_with_logits($p, Yb).backward();" },
        Tensor("LG5001", "probabilities", "randn(8, 5).softmax(1)", "randn(8, 5).log_softmax(1)",
            "(F.kl_div(Net.call(X).log_softmax(1), $p, reduction: nn.Reduction.Sum) / 8).backward();"),

        // Shapes and dtypes.
        Tensor("LG2012", "prediction", "Head.call(X)", "Head.call(X).squeeze(1)", "F.mse_loss($p, Yb).backward();"),
        Tensor("LG2013", "logits", "Head.call(X)", "Head.call(X).squeeze(1)", "F.binary_cross_entropy_with_logits($p, Yb).backward();"),
        Tensor("LG2015", "classes last", "Net.call(randn(4, 7, 16))", "Net.call(randn(4, 7, 16)).transpose(1, 2)",
            "F.cross_entropy($p, randint(5, new long[] { 4, 7 })).backward();"),
        Tensor("LG2024", "class weights", "ones(3)", "ones(5)", "F.cross_entropy(Net.call(X), Y, weight: $p).backward();"),
        Tensor("LG2025", "class weights", "ones(5, dtype: float64)", "ones(5)", "F.cross_entropy(Net.call(X), Y, weight: $p).backward();"),
        Tensor("LG3007", "wide batch", "randn(8, 9)", "randn(8, 16)", "Show(Net.call($p));"),
        Tensor("LG5011", "whole numbers", "tensor(new[] { 1L, 2L })", "tensor(new[] { 1f, 2f })", "Show($p.requires_grad_());"),

        // Gradients.
        Tensor("LG2026", "detached", "Net.call(X).detach()", "Net.call(X)", "F.cross_entropy($p, Y).backward();"),
        Tensor("LG2028", "unreduced loss", "F.mse_loss(Head.call(X), randn(8, 1), nn.Reduction.None)",
            "F.mse_loss(Head.call(X), randn(8, 1), nn.Reduction.None)", "$p.backward();") with { RightUse = "$p.mean().backward();" },
        Tensor("LG5004", "variance", "F.softplus(Head.call(X))", "ones(8, 1)", "F.gaussian_nll_loss(Head.call(X), randn(8, 1), $p).backward();"),
        Tensor("LG5010", "disposed", "Net.call(X)", "Net.call(X)", "$p.Dispose(); Show($p.relu());") with { RightUse = "Show($p.relu()); $p.Dispose();" },

        // Losses.
        new("LG2026", "loss of argmax", Carried.Scalar, "Tensor", "F.mse_loss(Net.call(X).argmax(1).@float(), Yb)", "F.mse_loss(Head.call(X).squeeze(1), Yb)",
            "$p.backward();"),
        new("LG2030", "mean", Carried.Scalar, "Tensor", "F.mse_loss(Head.call(X), randn(8, 1))",
            "F.mse_loss(Head.call(X), randn(8, 1), nn.Reduction.Sum)", "($p / 8).backward();"),
        new("LG2031", "sum", Carried.Scalar, "Tensor", "Net.call(X).square().sum()", "Net.call(X).square().mean()",
            "(F.mse_loss(Head.call(X), randn(8, 1)) + $p).backward();"),
        new("LG2002", "loss", Carried.Loss, Loss, "nn.CrossEntropyLoss()", "nn.NLLLoss()", "$p.call(Net.call(X).log_softmax(1), Y).backward();"),
        new("LG2003", "loss", Carried.Loss, Loss, "nn.NLLLoss()", "nn.CrossEntropyLoss()", "$p.call(Net.call(X), Y).backward();"),
        new("LG2005", "loss", Carried.Loss, Loss, "nn.BCELoss()", "nn.BCEWithLogitsLoss()", "$p.call(Head.call(X).squeeze(1), Yb).backward();"),
        new("LG2021", "loss", Carried.Loss, Loss, "nn.KLDivLoss(false)", "nn.KLDivLoss(false, nn.Reduction.Sum)",
            "$p.call(Net.call(X).log_softmax(1), randn(8, 5).softmax(1)).backward();"),
        new("LG4007", "loss", Carried.Loss, Loss, "nn.CrossEntropyLoss()", "nn.CrossEntropyLoss()", Summed + "sum += loss; }")
        {
            RightUse = Summed + "sum += loss.detach(); }",
        },
        new("LG5002", "loss", Carried.Loss, Loss, "new TorchSharp.Modules.HingeEmbeddingLoss()", "nn.HingeEmbeddingLoss()",
            "$p.call(Head.call(X).abs().squeeze(1), Yb * 2 - 1).backward();"),
        new("LG2028", "loss", Carried.Loss, Loss, "nn.MSELoss(nn.Reduction.None)", "nn.MSELoss()", "$p.call(Head.call(X), randn(8, 1)).backward();"),

        // Models.
        new("LG2001", "model", Carried.Model, Module, "nn.Sequential(nn.Linear(16, 5), nn.Softmax(1))", "nn.Sequential(nn.Linear(16, 5), nn.LayerNorm(5))",
            "F.cross_entropy($p.call(X), Y).backward();"),
        new("LG2004", "model", Carried.Model, Module, "nn.Sequential(nn.Linear(16, 1), nn.Sigmoid())", "nn.Sequential(nn.Linear(16, 1))",
            "F.binary_cross_entropy_with_logits($p.call(X).squeeze(1), Yb).backward();"),
        new("LG2012", "model", Carried.Model, Module, "nn.Linear(16, 1)", "nn.Sequential(nn.Linear(16, 1), nn.Flatten(0, 1))",
            "F.mse_loss($p.call(X), Yb).backward();"),
        new("LG3007", "model", Carried.Model, Module, "nn.Linear(9, 2)", "nn.Linear(16, 2)", "Show($p.call(X));"),
        new("LG4005", "model", Carried.Model, Module, "nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5))", "nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5))",
            "var sgd = optim.SGD($p.parameters(), 0.1); " + Rounds
            + "{ sgd.zero_grad(); F.cross_entropy($p.call(X), Y).backward(); sgd.step(); $p.eval(); using (no_grad()) Show($p.call(X)); }")
        {
            RightUse = "var sgd = optim.SGD($p.parameters(), 0.1); " + Rounds
                + "{ $p.train(); sgd.zero_grad(); F.cross_entropy($p.call(X), Y).backward(); sgd.step(); $p.eval(); using (no_grad()) Show($p.call(X)); }",
        },
        new("LG4006", "model", Carried.Model, Module, "nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5))", "nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5))",
            "$p.eval(); " + Rounds + "Show($p.call(X));") { RightUse = "$p.eval(); using (no_grad()) " + Rounds + "Show($p.call(X));" },
        new("LG4011", "model", Carried.Model, Module, "nn.Linear(16, 5)", "nn.Linear(16, 5)",
            "manual_seed(1); var sgd = optim.SGD($p.parameters(), 0.1); " + ModelRounds)
        {
            RightUse = "var sgd = optim.SGD($p.parameters(), 0.1); " + ModelRounds,
        },

        // Optimizers, schedulers, loaders, models that grow.
        Part("LG4001", "optimizer", Optimizer, Sgd, Rounds + "{ " + Backward + "$p.step(); }", Whole),
        Part("LG4002", "optimizer", Optimizer, Sgd, Rounds + "{ " + Backward + "$p.zero_grad(); $p.step(); }", Whole),
        Part("LG4003", "optimizer", Optimizer, Sgd, Rounds + "{ $p.zero_grad(); Show(F.cross_entropy(Net.call(X), Y)); $p.step(); }", Whole),
        Part("LG4004", "optimizer", Optimizer, Sgd, Rounds + "{ $p.zero_grad(); " + Backward + "}", Whole) with { IsAlone = true },
        Part("LG4009", "optimizer", Optimizer, "optim.Adam(Net.parameters())",
            "Net.to(float64); $p.zero_grad(); F.cross_entropy(Net.call(X.to(float64)), Y).backward(); $p.step();",
            "$p.zero_grad(); " + Backward + "$p.step();"),
        new("LG4008", "scheduler", Carried.Part, Scheduler, "optim.lr_scheduler.StepLR(Sgd, 2)", "optim.lr_scheduler.OneCycleLR(Sgd, 0.1, 9)",
            EpochsOfSteps + "$p.step(); } }") { Types = SgdMember },
        Part("LG4010", "scheduler", Scheduler, "optim.lr_scheduler.StepLR(Sgd, 2)",
            Epochs + "} Show($p.get_last_lr());", Epochs + "$p.step(); }") with { Types = SgdMember, IsAlone = true },
        Part("LG4012", "model", "Sequential", "nn.Sequential(nn.Linear(16, 5))",
            "var sgd = optim.SGD($p.parameters(), 0.1); $p.append(nn.Linear(5, 5)); " + ModelRounds,
            "$p.append(nn.Linear(5, 5)); var sgd = optim.SGD($p.parameters(), 0.1); " + ModelRounds),
        new("LG4013", "loader", Carried.Part, "DataLoader", "new DataLoader(new Rows(), 4)", "new DataLoader(new Rows(), 4, shuffle: true)",
            "var sgd = " + Sgd + "; for (var epoch = 0; epoch < 3; epoch++) foreach (var batch in $p) "
            + "{ sgd.zero_grad(); F.cross_entropy(Net.call(batch[\"x\"]), batch[\"y\"]).backward(); sgd.step(); }") { Types = RowsClass },

        // Numbers.
        new("LG2024", "class count", Carried.Number, "long", "4L", "5L", "F.cross_entropy(Net.call(X), Y, weight: ones($p)).backward();"),
        new("LG2029", "dimension", Carried.Number, "long", "0L", "1L", "F.nll_loss(F.log_softmax(Net.call(X), $p), Y).backward();"),
        new("LG3004", "class count", Carried.Number, "long", "1L", "5L", "F.cross_entropy(nn.Linear(16, $p).call(X), Y).backward();"),
        new("LG3007", "width", Carried.Number, "long", "9L", "8L", "Show(nn.Sequential(nn.Linear(16, $p), nn.ReLU(), nn.Linear(8, 2)).call(X));"),
        new("LG3009", "threshold", Carried.Number, "double", "0.5", "0.0", "Show(Head.call(X) > $p);"),

        // Choices.
        new("LG2007", "dtype", Carried.Choice, "ScalarType", "ScalarType.Int32", "ScalarType.Int64", "F.cross_entropy(Net.call(X), Y.to_type($p)).backward();"),
        new("LG2012", "keepdim", Carried.Choice, "bool", "true", "false", "F.mse_loss(Net.call(X).sum(1, $p), Yb).backward();"),
        new("LG2021", "reduction", Carried.Choice, "nn.Reduction", "nn.Reduction.Mean", "nn.Reduction.Sum",
            "F.kl_div(Net.call(X).log_softmax(1), randn(8, 5).softmax(1), false, $p).backward();"),
        new("LG2028", "reduction", Carried.Choice, "nn.Reduction", "nn.Reduction.None", "nn.Reduction.Mean",
            "F.mse_loss(Head.call(X), randn(8, 1), $p).backward();"),
        new("LG5001", "log_target", Carried.Choice, "bool", "true", "false",
            "F.kl_div(Net.call(X).log_softmax(1), randn(8, 5).softmax(1), $p, nn.Reduction.Sum).backward();"),
    ];

    private static Mistake Tensor(string rule, string value, string wrong, string right, string use, string types = "") =>
        new(rule, value, Carried.Tensor, "Tensor", wrong, right, use) { Types = types };

    private static Mistake Part(string rule, string value, string type, string made, string use, string rightUse) =>
        new(rule, value, Carried.Part, type, made, made, use) { RightUse = rightUse };
}
