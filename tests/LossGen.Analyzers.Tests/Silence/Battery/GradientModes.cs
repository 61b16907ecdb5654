namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Evaluation whose gradients are off elsewhere, or wanted; parts that are frozen; modes that are set back (LG2026, LG4005, LG4006, LG5006).</summary>
internal static class GradientModes
{
    private const string Evaluated = "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); m.eval(); ";

    private const string Each = "foreach (var x in new[] { X }) sum += m.call(x).argmax(1).eq(Yl).sum().item<long>(); ";

    private const string Sum = "long sum = 0; ";

    private const string Score = """
        private static long Score(Sequential m, Tensor x, Tensor y)
        {
            long sum = 0;
            m.eval();
            for (var i = 0; i < 3; i++) sum += m.call(x).argmax(1).eq(y).sum().item<long>();
            return sum;
        }
        """;

    private const string Model = "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Step = "o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); ";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("no_grad by the caller", Evaluated + "using (no_grad()) return Score(m, X, Yl);", Score),
        new("no_grad by the caller, declaration", Evaluated + "using var guard = no_grad(); return Score(m, X, Yl);", Score),
        new("no_grad by the caller's caller",
            Evaluated + "using (no_grad()) return Outer(m, X, Yl);", Score + "private static long Outer(Sequential m, Tensor x, Tensor y) => Score(m, x, y);"),
        new("no_grad around a lambda", Evaluated + Sum + "Action go = () => { " + Each + "}; using (no_grad()) go(); return sum;"),
        new("no_grad by a helper that takes a delegate",
            Evaluated + Sum + "Quietly(() => { " + Each + "}); return sum;", "static void Quietly(Action go) { using (no_grad()) go(); }"),
        new("inference_mode", Evaluated + Sum + "using (inference_mode()) { " + Each + "} return sum;"),
        new("set_grad_enabled(false)", Evaluated + Sum + "using (set_grad_enabled(false)) { " + Each + "} return sum;"),
        new("set_grad_enabled by a flag", Evaluated + Sum + "var isTraining = X.numel() < 3; using (set_grad_enabled(isTraining)) { " + Each + "} return sum;"),
        new("guard in a variable", Evaluated + Sum + "var guard = no_grad(); " + Each + "guard.Dispose(); return sum;"),
        new("guard in a variable, finally", Evaluated + Sum + "var guard = no_grad(); try { " + Each + "} finally { guard.Dispose(); } return sum;"),
        new("guard in a variable, used", Evaluated + Sum + "var guard = no_grad(); using (guard) { " + Each + "} return sum;"),
        new("guard of a helper", Evaluated + Sum + "using (Quiet()) { " + Each + "} return sum;", "static IDisposable Quiet() => no_grad();"),
        new("guard of a conditional", Evaluated + Sum + "using var guard = X.numel() > 3 ? no_grad() : null; " + Each + "return sum;"),
        new("guard in a field", "var s = new Scorer(); using (s) return s.Score(X, Yl);", """
            sealed class Scorer : IDisposable
            {
                private readonly IDisposable guard = no_grad();
                private readonly Linear m = nn.Linear(16, 5);
                public long Score(Tensor x, Tensor y) { long sum = 0; m.eval(); for (var i = 0; i < 3;
                    i++) sum += m.call(x).argmax(1).eq(y).sum().item<long>(); return sum; }
                public void Dispose() => guard.Dispose();
            }
            """),
        new("gradients off for good", "set_grad_enabled(false); " + Evaluated + Sum + Each + "return sum;"),
        new("parameters without gradients", Evaluated + Sum + "foreach (var p in m.parameters()) p.requires_grad = false; " + Each + "return sum;"),
        new("gradient of the input in evaluation",
            Evaluated + "for (var i = 0; i < 3; i++) { var x = X.clone().requires_grad_(); m.call(x).sum().backward(); X = X + 0.1 * x.grad.sign(); } "
            + "return X;"),
        new("gradient by autograd in evaluation",
            Evaluated + "var all = new List<Tensor>(); for (var i = 0; i < 3; i++) { var x = X.clone().requires_grad_(); all.Add(autograd.grad(new[] { "
            + "m.call(x).sum() }, new[] { x })[0]); } return all;"),
        new("input that learns through a frozen model",
            Evaluated + "foreach (var p in m.parameters()) p.requires_grad_(false); var x = new Parameter(X.clone()); var o = optim.Adam(new[] { x }); "
            + "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); } return x;"),
        new("one prediction in evaluation", Evaluated + "var p = m.call(X).detach(); return p.argmax(1);"),
        new("frozen part in evaluation",
            "var b = nn.Sequential(nn.Linear(16, 16), nn.BatchNorm1d(16)); var h = nn.Linear(16, 5); b.eval(); "
            + "foreach (var p in b.parameters()) p.requires_grad = false; "
            + "var o = optim.SGD(h.parameters(), 0.1); for (var i = 0; i < 3; i++) { h.train(); o.zero_grad(); "
            + "F.cross_entropy(h.call(b.call(X)), Yl).backward(); o.step(); } return h;"),
        new("frozen part under no_grad", "var b = nn.Linear(16, 16); var h = nn.Linear(16, 5); b.eval(); var o = optim.SGD(h.parameters(), 0.1); "
            + "for (var i = 0; i < 3; i++) { Tensor f; using (no_grad()) f = b.call(X); o.zero_grad(); F.cross_entropy(h.call(f), Yl).backward(); o.step(); "
            + "} return h;"),
        new("frozen part, detached", "var b = nn.Linear(16, 16); var h = nn.Linear(16, 5); var o = optim.SGD(h.parameters(), 0.1); "
            + "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(h.call(b.call(X).detach()), Yl).backward(); o.step(); } return h;"),
        new("frozen normalization in a model that trains", "var m = new Net(); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < 3; i++) { "
            + "m.train(); m.Norm.eval(); " + Step + "} return m;", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                public readonly BatchNorm1d Norm = nn.BatchNorm1d(16);
                private readonly Linear head = nn.Linear(16, 5);
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) => head.call(Norm.call(x));
            }
            """),
        new("frozen normalization by override of train", "var m = new Net(); var o = optim.SGD(m.parameters(), 0.1); m.train(); for (var i = 0; i < 3; "
            + "i++) { " + Step + "} return m;", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly BatchNorm1d norm = nn.BatchNorm1d(16);
                private readonly Linear head = nn.Linear(16, 5);
                public Net() : base("net") => RegisterComponents();
                public override void train(bool on = true) { base.train(on); norm.eval(); }
                public override Tensor forward(Tensor x) => head.call(norm.call(x));
            }
            """),
        new("mode set back by a helper",
            Model + "for (var e = 0; e < 3; e++) { Enter(m, true); " + Step + "Enter(m, false); using (no_grad()) m.call(X).argmax(1).print(); } return m;",
            "static void Enter(nn.Module m, bool isTraining) => m.train(isTraining);"),
        new("mode set back by the kept one",
            Model + "for (var e = 0; e < 3; e++) { " + Step + "var was = m.training; m.eval(); using (no_grad()) m.call(X).argmax(1).print(); m.train(was); "
            + "} return m;"),
        new("mode set back in finally",
            Model + "for (var e = 0; e < 3; e++) { " + Step + "m.eval(); try { using (no_grad()) m.call(X).argmax(1).print(); } finally { m.train(); } } "
            + "return m;"),
        new("mode set back by a scope", Model + "for (var e = 0; e < 3; "
            + "e++) { " + Step + "using (new Evaluating(m)) using (no_grad()) m.call(X).argmax(1).print(); } return m;", "", """
            sealed class Evaluating : IDisposable
            {
                private readonly nn.Module m;
                public Evaluating(nn.Module m) { this.m = m; m.eval(); }
                public void Dispose() => m.train();
            }
            """),
        new("mode set back at the head of the next round",
            Model + "for (var e = 0; e < 3; e++) { if (!m.training) m.train(); " + Step + "m.eval(); using (no_grad()) m.call(X).argmax(1).print(); } "
            + "return m;"),
        new("mode chosen by phase", Model + "foreach (var phase in new[] { \"train\", \"valid\" }) { if (phase == \"train\") m.train(); else m.eval(); "
            + "using (set_grad_enabled(phase == \"train\")) { var l = F.cross_entropy(m.call(X), Yl); if (phase == \"train\") { o.zero_grad(); "
            + "l.backward(); o.step(); } } } return m;"),
        new("dropout at prediction, on purpose",
            "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); m.train(); using var guard = no_grad(); "
            + "return stack(Enumerable.Range(0, 9).Select(i => m.call(X)).ToList(), 0).std(0);"),
        new("evaluation after the training", Model + "for (var e = 0; e < 3; e++) { m.train(); " + Step + "} m.eval(); using (no_grad()) return m.call(X);"),
        new("gradient switched on again",
            "using (no_grad()) { var m = nn.Linear(16, 5); using (enable_grad()) { var l = F.cross_entropy(m.call(X), Yl); l.backward(); } return m; }"),
        new("targets without gradients",
            Model + "for (var i = 0; i < 3; i++) { Tensor t; using (no_grad()) t = m.call(X).softmax(1); o.zero_grad(); "
            + "F.cross_entropy(m.call(X), t).backward(); o.step(); } return m;"),
        new("straight-through estimator",
            Model + "for (var i = 0; i < 3; i++) { var s = m.call(X); var hard = F.one_hot(s.argmax(1), 5).@float(); "
            + "var p = hard - s.softmax(1).detach() + s.softmax(1); "
            + "o.zero_grad(); F.mse_loss(nn.Linear(5, 2).call(p), zeros(8, 2)).backward(); o.step(); } return m;"),
        new("acting in evaluation",
            "var m = nn.Linear(16, 4); m.eval(); var all = new List<long>(); for (var t = 0; t < 9; t++) { "
            + "using (no_grad()) all.Add(m.call(X[0].unsqueeze(0)).argmax(1).item<long>()); } return all;"),
    ];
}
