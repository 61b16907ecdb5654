namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Outputs that meet the loss they are meant for by a way of their own: flags, distillation, mixtures, sums (LG20xx, LG30xx).</summary>
internal static class MatchedLosses
{
    private const string Net = """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear fc = nn.Linear(16, 5);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => training ? fc.call(x) : fc.call(x).softmax(1);
        }
        """;

    private const string Model = "var m = nn.Linear(16, 5); ";

    private const string Student = "var s = nn.Linear(16, 5).call(X); var t = nn.Linear(16, 5).call(X).detach(); ";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("logits while training, probabilities otherwise", "var n = new Net(); n.train(); return F.cross_entropy(n.call(X), Yl);", "", Net),
        new("probabilities in evaluation", "var n = new Net(); n.eval(); using (no_grad()) { var p = n.call(X); return F.nll_loss(p.log(), Yl); }", "", Net),
        new("the same flag at the output and at the loss",
            Model + "var isRaw = X.numel() > 3; var p = isRaw ? m.call(X) : m.call(X).softmax(1); "
            + "return isRaw ? F.cross_entropy(p, Yl) : F.nll_loss(p.log(), Yl);"),
        new("the same flag by ifs",
            Model + "var isRaw = X.numel() > 3; var p = m.call(X); if (!isRaw) p = p.log_softmax(1); if (isRaw) return F.cross_entropy(p, Yl); "
            + "return F.nll_loss(p, Yl);"),
        new("the same flag as an argument", "return Loss(X, Yl, true);",
            "static Tensor Loss(Tensor x, Tensor y, bool isRaw) { var p = nn.Linear(16, 5).call(x); if (!isRaw) p = p.log_softmax(1); "
                + "return isRaw ? F.cross_entropy(p, y) : F.nll_loss(p, y); }"),
        new("the same flag in a field", "return new Head(true).Loss(X, Yl);", """
            sealed class Head
            {
                private readonly bool isRaw;
                private readonly Linear m = nn.Linear(16, 5);
                public Head(bool isRaw) => this.isRaw = isRaw;
                private Tensor Output(Tensor x) => isRaw ? m.call(x) : m.call(x).log_softmax(1);
                public Tensor Loss(Tensor x, Tensor y) => isRaw ? F.cross_entropy(Output(x), y) : F.nll_loss(Output(x), y);
            }
            """),
        new("the same enum at the output and at the loss", "return Loss(X, Yl, Kind.Raw);", """
            enum Kind { Raw, Logarithms }
            static Tensor Loss(Tensor x, Tensor y, Kind kind)
            {
                var p = nn.Linear(16, 5).call(x);
                p = kind switch { Kind.Raw => p, _ => p.log_softmax(1) };
                return kind switch { Kind.Raw => F.cross_entropy(p, y), _ => F.nll_loss(p, y) };
            }
            """),
        new("loss chosen with its activation", Model + "var isRaw = X.numel() > 3; nn.Module<Tensor, Tensor> act = isRaw ? nn.Identity() : nn.LogSoftmax(1); "
            + "Loss<Tensor, Tensor, Tensor> loss = isRaw ? nn.CrossEntropyLoss() : nn.NLLLoss(); return loss.call(act.call(m.call(X)), Yl);"),
        new("pair of an activation and its loss",
            "var pairs = new (nn.Module<Tensor, Tensor> Act, Loss<Tensor, Tensor, Tensor> Loss)[] { "
            + "(nn.Identity(), nn.CrossEntropyLoss()), (nn.LogSoftmax(1), nn.NLLLoss()) }; "
            + Model + "Tensor l = zeros(1); foreach (var (act, loss) in pairs) l = loss.call(act.call(m.call(X)), Yl); return l;"),
        new("two outputs, each with its loss", "var (logits, p) = Both(X); return F.cross_entropy(logits, Yl) + F.nll_loss(p.log(), Yl);",
            "static (Tensor Logits, Tensor P) Both(Tensor x) { var logits = nn.Linear(16, 5).call(x); return (logits, logits.softmax(1)); }"),
        new("probabilities for the metric only",
            Model + "var logits = m.call(X); var p = logits.softmax(1); p.argmax(1).eq(Yl).print(); return F.cross_entropy(logits, Yl);"),
        new("variable used again for probabilities",
            Model + "var p = m.call(X); var l = F.cross_entropy(p, Yl); p = p.softmax(1); p.argmax(1).print(); return l;"),
        new("softmax of attention",
            "var q = nn.Linear(16, 16).call(X); var a = (q.matmul(q.t()) / 4).softmax(-1); return F.cross_entropy(nn.Linear(16, 5).call(a.matmul(X)), Yl);"),
        new("gate by sigmoid", "var h = nn.Linear(16, 5).call(X); var g = nn.Linear(16, 5).call(X).sigmoid(); return F.cross_entropy(h * g * 8, Yl);"),
        new("distillation, sum over count",
            Student + "return F.kl_div((s / 2).log_softmax(1), (t / 2).softmax(1), log_target: false, reduction: nn.Reduction.Sum) / 8 * 4;"),
        new("distillation, both logarithms",
            Student + "return F.kl_div(s.log_softmax(1), t.log_softmax(1), log_target: true, reduction: nn.Reduction.Sum) / 8;"),
        new("distillation, default target of logarithms", Student + "return F.kl_div(s.log_softmax(1), t.log_softmax(1), reduction: nn.Reduction.Sum) / 8;"),
        new("distillation, cross-entropy with soft labels", Student + "return F.cross_entropy(s / 2, (t / 2).softmax(1));"),
        new("distillation, squared error of logits", Student + "return F.mse_loss(s, t) + F.cross_entropy(s, Yl);"),
        new("distillation, by hand", Student + "return -(t.softmax(1) * s.log_softmax(1)).sum(1).mean();"),
        new("distillation, reduction none",
            Student + "return F.kl_div(s.log_softmax(1), t.softmax(1), log_target: false, reduction: nn.Reduction.None).sum(1).mean();"),
        new("mixture of rows, two losses",
            Model + "var order = randperm(8); var x = 0.3 * X + 0.7 * X[order]; var p = m.call(x); "
            + "return 0.3 * F.cross_entropy(p, Yl) + 0.7 * F.cross_entropy(p, Yl[order]);"),
        new("mixture of rows, mixed labels",
            Model + "var order = randperm(8); var y = F.one_hot(Yl, 5).@float(); "
            + "return F.cross_entropy(m.call(0.3 * X + 0.7 * X[order]), 0.3 * y + 0.7 * y[order]);"),
        new("smoothed labels by hand", Model + "var y = F.one_hot(Yl, 5).@float() * 0.9 + 0.02; return F.cross_entropy(m.call(X), y);"),
        new("smoothed binary labels", "return F.binary_cross_entropy_with_logits(nn.Linear(16, 1).call(X).squeeze(1), Yb * 0.9 + 0.05);"),
        new("labels from 1, one more output", "return F.cross_entropy(nn.Linear(16, 6).call(X), Yl + 1);"),
        new("labels from 1, clamped", Model + "return F.cross_entropy(m.call(X), (Yl + 1).clamp(max: 4));"),
        new("labels from 1, modulo", Model + "return F.cross_entropy(m.call(X), (Yl + 1) % 5);"),
        new("labels from 1, fewer of them", Model + "return F.cross_entropy(m.call(X), randint(4, new long[] { 8 }) + 1);"),
        new("labels from 1 of a lower start", Model + "return F.cross_entropy(m.call(X), randint(-1, 4, new long[] { 8 }) + 1);"),
        new("labels shifted by one place",
            "var ids = randint(9, new long[] { 4, 8 }); var n = nn.Sequential(nn.Embedding(9, 16), nn.Linear(16, 9)); "
            + "var p = n.call(ids[TensorIndex.Colon, ..^1]); "
            + "return F.cross_entropy(p.reshape(-1, 9), ids[TensorIndex.Colon, 1..].reshape(-1));"),
        new("sum divided by the count, added to a mean",
            "var mu = nn.Linear(16, 4).call(X); return F.mse_loss(nn.Linear(4, 16).call(mu), X) + mu.square().sum() / mu.numel();"),
        new("sum divided by the batch, added to a mean",
            "var mu = nn.Linear(16, 4).call(X); return F.mse_loss(nn.Linear(4, 16).call(mu), X) + 0.5 * mu.square().sum() / X.shape[0];"),
        new("sum divided later",
            "var mu = nn.Linear(16, 4).call(X); var kl = mu.square().sum(); kl = kl / mu.shape[0]; return F.mse_loss(nn.Linear(4, 16).call(mu), X) + kl;"),
        new("sum over a dimension, then mean",
            "var mu = nn.Linear(16, 4).call(X); return F.mse_loss(nn.Linear(4, 16).call(mu), X) + mu.square().sum(1).mean();"),
        new("weight decay by sum, small weight",
            Model + "var l = F.cross_entropy(m.call(X), Yl); var d = m.parameters().Select(p => p.square().mean()).Aggregate((a, b) => a + b); "
            + "return l + 1e-4 * d;"),
        new("mean over a mask",
            Model + "var l = F.cross_entropy(m.call(X), Yl, reduction: nn.Reduction.None); var k = Yb; return (l * k).sum() / k.sum().clamp_min(1);"),
        new("weights of rows", Model + "var l = F.cross_entropy(m.call(X), Yl, reduction: nn.Reduction.None); (l * rand(8)).mean().backward(); return m;"),
        new("focal loss",
            Model + "var l = F.cross_entropy(m.call(X), Yl, reduction: nn.Reduction.None); var pt = (-l).exp(); return ((1 - pt).pow(2) * l).mean();"),
        new("contrastive loss of a batch",
            "var a = F.normalize(nn.Linear(16, 4).call(X), dim: 1); var b = F.normalize(nn.Linear(16, 4).call(X), dim: 1); var s = a.matmul(b.t()) / 0.07; "
            + "var y = arange(8, dtype: int64); return (F.cross_entropy(s, y) + F.cross_entropy(s.t(), y)) / 2;"),
        new("dice loss of probabilities",
            "var p = nn.Linear(16, 1).call(X).squeeze(1).sigmoid(); return 1 - (2 * (p * Yb).sum() + 1) / (p.sum() + Yb.sum() + 1);"),
        new("binary loss over classes, independent", "return F.binary_cross_entropy_with_logits(nn.Linear(16, 5).call(X), (rand(8, 5) > 0.5).@float());"),
        new("pairwise differences by broadcast",
            "var p = nn.Linear(16, 1).call(X); var d = p - p.t(); var y = Yb.unsqueeze(1) - Yb.unsqueeze(0); return (d - y).square().mean();"),
        new("ReLU at the output, rates",
            "return F.poisson_nll_loss(nn.Linear(16, 1).call(X).relu() + 1e-6, X.abs()[TensorIndex.Colon, ..1], log_input: false);"),
        new("threshold on logits at zero", "return nn.Linear(16, 1).call(X).squeeze(1) > 0;"),
        new("threshold on probabilities found by hand",
            "var p = nn.Linear(16, 1).call(X).sigmoid().squeeze(1); var t = p.median(); return (p > t).eq(Yb > 0.5);"),
        new("argmax of scores beside one unit", "var p = nn.Linear(16, 1).call(X); var two = cat(new[] { -p, p }, 1); return two.argmax(1);"),
        new("scores over time", "var a = nn.Linear(16, 1).call(randn(4, 7, 16)).softmax(1); return (a * randn(4, 7, 16)).sum(1);"),
        new("scores of candidates", "var s = nn.Linear(16, 1).call(randn(4, 7, 16)).squeeze(-1); return F.cross_entropy(s, randint(7, new long[] { 4 }));"),
        new("squared error as a score only", Model + "using (no_grad()) return F.mse_loss(m.call(X).softmax(1), F.one_hot(Yl, 5).@float());"),
        new("entropy bonus",
            Model + "var p = m.call(X).softmax(1); var h = -(p * (p + 1e-8).log()).sum(1).mean(); return F.cross_entropy(m.call(X), Yl) - 0.01 * h;"),
    ];
}
