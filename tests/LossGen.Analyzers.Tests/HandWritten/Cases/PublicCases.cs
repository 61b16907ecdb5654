namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>The public mistakes and controls as method bodies, by the names of <see cref="CaseSource.Body"/>.</summary>
internal static class PublicCases
{
    private const string ArrayModule = """
        sealed class Stack : nn.Module<Tensor, Tensor>
        {
            private readonly Linear[] layers;
            public Stack() : base("stack") { layers = new[] { nn.Linear(16, 16), nn.Linear(16, 1) }; RegisterComponents(); }
            public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.call(x); return x; }
        }
        """;

    private const string ListModule = """
        sealed class Stack : nn.Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers;
            public Stack() : base("stack") { layers = nn.ModuleList(nn.Linear(16, 16), nn.Linear(16, 1)); RegisterComponents(); }
            public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.call(x); return x; }
        }
        """;

    private const string ModalDropoutModule = """
        sealed class Noisy : nn.Module<Tensor, Tensor>
        {
            public Noisy() : base("noisy") => RegisterComponents();
            public override Tensor forward(Tensor x) => F.dropout(x, 0.5, training);
        }
        """;

    private const string DropoutModule = """
        sealed class Noisy : nn.Module<Tensor, Tensor>
        {
            public Noisy() : base("noisy") => RegisterComponents();
            public override Tensor forward(Tensor x) => F.dropout(x, 0.5);
        }
        """;

    public static IReadOnlyList<PublicCase> Mistakes { get; } =
    [
        new("P01", "LG2001", "var net = nn.Sequential(nn.Linear(16, 5), nn.Softmax(1)); var ce = nn.CrossEntropyLoss(); return ce.call(net.call(X), Yl);",
            "var net = nn.Sequential(nn.Linear(16, 5)); var ce = nn.CrossEntropyLoss(); return ce.call(net.call(X), Yl);"),
        new("P02", "LG2002", "var lp = F.log_softmax(nn.Linear(16, 5).call(X), 1); return F.cross_entropy(lp, Yl);",
            "var lp = F.log_softmax(nn.Linear(16, 5).call(X), 1); return F.nll_loss(lp, Yl);"),
        new("P03", "LG2003", "var pr = F.softmax(nn.Linear(16, 5).call(X), 1); return nn.NLLLoss().call(pr, Yl);",
            "var pr = F.log_softmax(nn.Linear(16, 5).call(X), 1); return nn.NLLLoss().call(pr, Yl);"),
        new("P04", "LG2004", "var token = nn.Sequential(nn.Linear(16, 1), nn.Sigmoid()); var f = nn.BCEWithLogitsLoss(reduction: nn.Reduction.None); return f.call(token.call(X).squeeze(-1), Yb).mean();",
            "var token = nn.Sequential(nn.Linear(16, 1)); var f = nn.BCEWithLogitsLoss(reduction: nn.Reduction.None); return f.call(token.call(X).squeeze(-1), Yb).mean();"),
        new("P05", "LG2005", "var o = nn.Linear(16, 1).call(X) * 50; return nn.BCELoss().call(o, Yb.unsqueeze(1));",
            "var o = nn.Linear(16, 1).call(X) * 50; return F.binary_cross_entropy_with_logits(o, Yb.unsqueeze(1));"),
        new("P06", "LG2006", "var cls = nn.Linear(16, 5).call(X).sigmoid(); return F.cross_entropy(cls, Yl);",
            "var cls = nn.Linear(16, 5).call(X); return F.cross_entropy(cls, Yl);"),
        new("P07", "LG2008", "var oh = F.one_hot(Yl, 5); return F.cross_entropy(nn.Linear(16, 5).call(X), oh);",
            "var oh = F.one_hot(Yl, 5); return F.cross_entropy(nn.Linear(16, 5).call(X), oh.argmax(1));"),
        new("P08", "LG2007", "var y = Yl.to_type(ScalarType.Float32); return F.cross_entropy(nn.Linear(16, 5).call(X), y);",
            "var y = Yl.to_type(ScalarType.Int64); return F.cross_entropy(nn.Linear(16, 5).call(X), y);"),
        new("P09", "LG2007", "var y = tensor(new int[] { 0, 1, 2, 3, 4, 0, 1, 2 }); return F.cross_entropy(nn.Linear(16, 5).call(X), y);",
            "var y = tensor(new long[] { 0, 1, 2, 3, 4, 0, 1, 2 }); return F.cross_entropy(nn.Linear(16, 5).call(X), y);"),
        new("P10", "LG2010", "var y = Yl + 1; return F.cross_entropy(nn.Linear(16, 5).call(X), y);",
            "var y = Yl; return F.cross_entropy(nn.Linear(16, 5).call(X), y);"),
        new("P11", "LG3003", "var net = nn.Sequential(nn.Linear(16, 1), nn.Softmax(1)); return F.binary_cross_entropy(net.call(X), Yb.unsqueeze(1));",
            "var net = nn.Sequential(nn.Linear(16, 1)); return F.binary_cross_entropy_with_logits(net.call(X), Yb.unsqueeze(1));"),
        new("P12", "LG3004", "var lg = nn.Linear(16, 1).call(X); return F.cross_entropy(lg, zeros(8, dtype: int64));",
            "var lg = nn.Linear(16, 2).call(X); return F.cross_entropy(lg, zeros(8, dtype: int64));"),
        new("P13", "LG2016", "var mh = (rand(8, 5) > 0.5).to_type(ScalarType.Float32); var pr = F.softmax(nn.Linear(16, 5).call(X), 1); return F.binary_cross_entropy(pr, mh);",
            "var mh = (rand(8, 5) > 0.5).to_type(ScalarType.Float32); var lg = nn.Linear(16, 5).call(X); return F.binary_cross_entropy_with_logits(lg, mh);"),
        new("P14", "LG2017", "var pr = F.softmax(nn.Linear(16, 5).call(X), 1); return F.mse_loss(pr, F.one_hot(Yl, 5).to_type(ScalarType.Float32));",
            "return F.cross_entropy(nn.Linear(16, 5).call(X), Yl);"),
        new("P15", "LG2018", "var lg = nn.Linear(16, 5).call(X); return F.binary_cross_entropy_with_logits(lg, F.one_hot(Yl, 5).to_type(ScalarType.Float32));",
            "var lg = nn.Linear(16, 5).call(X); return F.cross_entropy(lg, Yl);"),
        new("P16", "LG3010", "var o = nn.Linear(16, 1).call(X); var y = randn(8, 1); var l = F.mse_loss(o, y); var acc = o.eq(y).to_type(ScalarType.Float32).mean(); return acc;",
            "var o = nn.Linear(16, 1).call(X); var y = randn(8, 1); var l = F.mse_loss(o, y); return (o - y).abs().mean();"),
        new("P17", "LG3011", "var net = nn.Sequential(nn.Linear(16, 1), nn.ReLU()); return F.mse_loss(net.call(X), randn(8, 1));",
            "var net = nn.Sequential(nn.Linear(16, 1)); return F.mse_loss(net.call(X), randn(8, 1));"),
        new("P18", "LG2012", "var o = nn.Linear(16, 1).call(X).squeeze(-1); var y = randn(8, 1); return F.mse_loss(o, y);",
            "var o = nn.Linear(16, 1).call(X).squeeze(-1); var y = randn(8, 1); return F.mse_loss(o, y.squeeze(-1));"),
        new("P19", "LG2026", "var o = nn.Linear(16, 1).call(X).squeeze(-1).sigmoid().detach(); var l = F.binary_cross_entropy(o, Yb); l.backward(); return l;",
            "var o = nn.Linear(16, 1).call(X).squeeze(-1).sigmoid(); var l = F.binary_cross_entropy(o, Yb); l.backward(); return l;"),
        new("P20", "LG2026", "var a = nn.Linear(16, 5).call(X).argmax(1).to_type(ScalarType.Float32); var l = F.mse_loss(a, Yb); l.backward(); return l;",
            "var a = nn.Linear(16, 5).call(X); var l = F.cross_entropy(a, Yl); l.backward(); return l;"),
        new("P21", "LG2019", "var s = nn.Linear(16, 1).call(X).squeeze(-1); return F.soft_margin_loss(s, Yb);",
            "var s = nn.Linear(16, 1).call(X).squeeze(-1); return F.soft_margin_loss(s, Yb * 2 - 1);"),
        new("P22", "LG2019", "return F.cosine_embedding_loss(randn(8, 4), randn(8, 4), Yb);",
            "return F.cosine_embedding_loss(randn(8, 4), randn(8, 4), Yb * 2 - 1);"),
        new("P23", "LG2020", "var s = nn.Linear(16, 5).call(X); var t = randn(8, 5); return F.kl_div(F.softmax(s, -1), F.softmax(t, -1), log_target: false, reduction: nn.Reduction.Sum) / 8;",
            "var s = nn.Linear(16, 5).call(X); var t = randn(8, 5); return F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1), log_target: false, reduction: nn.Reduction.Sum) / 8;"),
        new("P24", "LG5001", "var s = nn.Linear(16, 5).call(X); var t = randn(8, 5); return F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1));",
            "var s = nn.Linear(16, 5).call(X); var t = randn(8, 5); return F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1), log_target: false, reduction: nn.Reduction.Sum) / 8;"),
        new("P25", "LG2021", "var s = nn.Linear(16, 5).call(X); return F.kl_div(F.log_softmax(s, -1), F.softmax(randn(8, 5), -1), log_target: false, reduction: nn.Reduction.Mean);",
            "var s = nn.Linear(16, 5).call(X); return F.kl_div(F.log_softmax(s, -1), F.softmax(randn(8, 5), -1), log_target: false, reduction: nn.Reduction.Sum) / 8;"),
        new("P26", null, "var lg = randn(4, 5, 7); var t = randint(5, new long[] { 4, 7 }, dtype: int64); return F.cross_entropy(lg, t);",
            "var lg = randn(4, 5, 7); var t = randint(5, new long[] { 4, 7 }, dtype: int64); return F.cross_entropy(lg, t, ignore_index: 0);"),
        new("P27", "LG2015", "var lg = randn(4, 7, 5); var t = randint(5, new long[] { 4, 7 }, dtype: int64); return F.cross_entropy(lg, t);",
            "var lg = randn(4, 7, 5); var t = randint(5, new long[] { 4, 7 }, dtype: int64); return F.cross_entropy(lg.transpose(1, 2), t);"),
        new("P28", "LG2024", "return nn.CrossEntropyLoss(weight: ones(19)).call(nn.Linear(16, 5).call(X), Yl);",
            "return nn.CrossEntropyLoss(weight: ones(5)).call(nn.Linear(16, 5).call(X), Yl);"),
        new("P29", "LG4001", "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); Tensor l = null; for (int i = 0; i < 2; i++) { l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); } return l;",
            "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); Tensor l = null; for (int i = 0; i < 2; i++) { l = F.cross_entropy(m.call(X), Yl); o.zero_grad(); l.backward(); o.step(); } return l;"),
        new("P30", "LG4002", "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.zero_grad(); o.step(); return l;",
            "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var l = F.cross_entropy(m.call(X), Yl); o.zero_grad(); l.backward(); o.step(); return l;"),
        new("P31", "LG4005", "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); var o = optim.SGD(m.parameters(), 0.1); Tensor l = null; for (int e = 0; e < 2; e++) { o.zero_grad(); l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); m.eval(); using (no_grad()) { m.call(X); } } return l;",
            "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); var o = optim.SGD(m.parameters(), 0.1); Tensor l = null; for (int e = 0; e < 2; e++) { m.train(); o.zero_grad(); l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); m.eval(); using (no_grad()) { m.call(X); } } return l;"),
        new("P32", "LG4006", "var m = nn.Linear(16, 5); m.eval(); float acc = 0; for (int i = 0; i < 2; i++) { var o = m.call(X); acc += F.cross_entropy(o, Yl).item<float>(); } return acc;",
            "var m = nn.Linear(16, 5); m.eval(); float acc = 0; using (no_grad()) { for (int i = 0; i < 2; i++) { var o = m.call(X); acc += F.cross_entropy(o, Yl).item<float>(); } } return acc;"),
        new("P33", "LG4007", "var m = nn.Linear(16, 5); Tensor total = zeros(1); for (int i = 0; i < 2; i++) { var l = F.cross_entropy(m.call(X), Yl); l.backward(); total = total + l; } return total;",
            "var m = nn.Linear(16, 5); float total = 0; for (int i = 0; i < 2; i++) { var l = F.cross_entropy(m.call(X), Yl); l.backward(); total += l.item<float>(); } return total;"),
        new("P34", "LG4008", "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var s = optim.lr_scheduler.StepLR(o, 1); Tensor l = null; for (int e = 0; e < 3; e++) for (int b = 0; b < 3; b++) { o.zero_grad(); l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); s.step(); } return l;",
            "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var s = optim.lr_scheduler.StepLR(o, 1); Tensor l = null; for (int e = 0; e < 3; e++) { for (int b = 0; b < 3; b++) { o.zero_grad(); l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); } s.step(); } return l;"),
        new("P35", "LG2030", "var l = F.mse_loss(nn.Linear(16, 1).call(X), randn(8, 1)) / 8; return l;",
            "var l = F.mse_loss(nn.Linear(16, 1).call(X), randn(8, 1)); return l;"),
        new("P36", "LG2027", "var o = nn.Linear(16, 1).call(X); return F.binary_cross_entropy_with_logits(Yb.unsqueeze(1), o);",
            "var o = nn.Linear(16, 1).call(X); return F.binary_cross_entropy_with_logits(o, Yb.unsqueeze(1));"),
        new("P37", "LG5005", "return new Noisy().call(X);", "return new Noisy().call(X);", DropoutModule, ModalDropoutModule),
        new("P38", "LG2029", "var lp = F.log_softmax(nn.Linear(16, 5).call(X), 0); return F.nll_loss(lp, Yl);",
            "var lp = F.log_softmax(nn.Linear(16, 5).call(X), 1); return F.nll_loss(lp, Yl);"),
        new("P39", "LG4009", "var m = nn.Linear(16, 5); var o = optim.Adam(m.parameters()); m.to(ScalarType.Float64); var l = F.cross_entropy(m.call(X.to_type(ScalarType.Float64)), Yl); l.backward(); o.step(); return l;",
            "var m = nn.Linear(16, 5); m.to(ScalarType.Float64); var o = optim.Adam(m.parameters()); var l = F.cross_entropy(m.call(X.to_type(ScalarType.Float64)), Yl); l.backward(); o.step(); return l;"),
        new("P40", "LG3002", "var m = new Stack(); var o = optim.SGD(m.parameters(), 0.1); o.zero_grad(); var l = F.mse_loss(m.call(X), randn(8, 1)); l.backward(); o.step(); return m.parameters().Count();",
            "var m = new Stack(); var o = optim.SGD(m.parameters(), 0.1); o.zero_grad(); var l = F.mse_loss(m.call(X), randn(8, 1)); l.backward(); o.step(); return m.parameters().Count();", ArrayModule, ListModule),
        new("P41", "LG5004", "var v = nn.Linear(16, 1); var mu = nn.Linear(16, 1); var l = F.gaussian_nll_loss(mu.call(X), randn(8, 1), F.softplus(v.call(X))); l.backward(); return v.weight.grad is null;",
            "var v = F.softplus(nn.Linear(16, 1).call(X)).clamp_min(1e-6); var mu = nn.Linear(16, 1).call(X); var l = (0.5 * (v.log() + (mu - randn(8, 1)).pow(2) / v)).mean(); l.backward(); return l;"),
        new("P42", "LG2022", "return F.poisson_nll_loss(nn.Linear(16, 1).call(X) - 9, Yb.unsqueeze(1), log_input: false);",
            "return F.poisson_nll_loss(nn.Linear(16, 1).call(X) - 9, Yb.unsqueeze(1), log_input: true);"),
        new("P43", "LG2023", "return F.ctc_loss(randn(10, 2, 5) + 4, tensor(new long[] { 1, 2, 3, 1, 2, 3 }).view(2, 3), tensor(new long[] { 10, 10 }), tensor(new long[] { 3, 3 }));",
            "return F.ctc_loss(F.log_softmax(randn(10, 2, 5) + 4, 2), tensor(new long[] { 1, 2, 3, 1, 2, 3 }).view(2, 3), tensor(new long[] { 10, 10 }), tensor(new long[] { 3, 3 }));"),
        new("P44", "LG2031", "var mu = randn(8, 4); var lv = randn(8, 4); var rec = F.mse_loss(nn.Linear(16, 16).call(X), X); var kl = -0.5 * (1 + lv - mu.pow(2) - lv.exp()).sum(); return rec + kl;",
            "var mu = randn(8, 4); var lv = randn(8, 4); var rec = F.mse_loss(nn.Linear(16, 16).call(X), X); var kl = -0.5 * (1 + lv - mu.pow(2) - lv.exp()).mean(); return rec + kl;"),
        new("P45", "LG3008", "var o = nn.Linear(16, 1).call(X); return o.argmax(1).sum();", "var o = nn.Linear(16, 1).call(X); return (o > 0).sum();"),
        new("P46", "LG3009", "var o = nn.Linear(16, 1).call(X).squeeze(-1); return (o > 0.5).eq(Yb > 0.5).to_type(ScalarType.Float32).mean();",
            "var o = nn.Linear(16, 1).call(X).squeeze(-1); return (o > 0).eq(Yb > 0.5).to_type(ScalarType.Float32).mean();"),
        new("P47", "LG2011", "return F.binary_cross_entropy_with_logits(nn.Linear(16, 1).call(X), Yb.unsqueeze(1).to_type(ScalarType.Int64));",
            "return F.binary_cross_entropy_with_logits(nn.Linear(16, 1).call(X), Yb.unsqueeze(1));"),
    ];

    /// <summary>
    /// P26 as whole files that declare their labels. A declaration says which labels are padding, so that it can be read that 0 is a class at the same
    /// time; without that, sequences are padded with an index that the loss leaves out.
    /// </summary>
    public static PublicCase Declared { get; } = new("P26", "LG1204", Tagger("[Label, ClassIndex(5), IgnoreIndex(0)]"), Tagger("[Label, ClassIndex(5)]"));

    private static string Tagger(string label) => $$"""
        using LossGen;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        public sealed record Sentence([Tokens(9)] int[] Words, {{label}} int[] Tags);

        [Task(TaskKind.TokenClassification, typeof(Sentence))]
        public sealed class Tagger : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _net = Sequential(Embedding(9, 8), Linear(8, 5));

            public Tagger() : base("tagger") => RegisterComponents();

            public override Tensor forward(Tensor words) => _net.forward(words);
        }
        """;

    public static IReadOnlyList<PublicCase> Controls { get; } =
    [
        new("PN1", null, "var o = nn.Linear(16, 1).call(X); var pred = o.sigmoid(); var l = F.binary_cross_entropy_with_logits(o, Yb.unsqueeze(1)); var acc = (pred > 0.5).sum(); return l;"),
        new("PN2", null, "var lg = nn.Linear(16, 1).call(X); var scores = torch.sigmoid(lg); var l = F.binary_cross_entropy_with_logits(lg, Yb.unsqueeze(1)); var m = scores.mean(); return l;"),
        new("PN3", null, "var mh = (rand(8, 5) > 0.5).to_type(ScalarType.Float32); return F.binary_cross_entropy_with_logits(nn.Linear(16, 5).call(X), mh);"),
        new("PN4", null, "var a = nn.Linear(16, 5).call(X); var b = nn.Linear(16, 5).call(X); return F.kl_div(F.log_softmax(a / 2, 1), F.softmax(b / 2, 1), log_target: false, reduction: nn.Reduction.Sum) / 8;"),
        new("PN5", null, "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); Tensor l = null; for (int b = 1; b <= 4; b++) { l = F.cross_entropy(m.call(X), Yl) / 2; l.backward(); if (b % 2 == 0) { o.step(); o.zero_grad(); } } return l;"),
        new("PN6", null, "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var l = F.cross_entropy(m.call(X), Yl); o.zero_grad(); l.backward(); o.step(); return l;"),
        new("PN7", null, "return F.cross_entropy(nn.Linear(16, 5).call(X), Yl.to_type(ScalarType.Byte));"),
    ];
}
