namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Gradients that are cleared, though not by the optimizer's own name before each step (LG4001, LG4002).</summary>
internal static class ClearedGradients
{
    private const string Model = "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Backward = "F.cross_entropy(m.call(X), Yl).backward(); ";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        Loop("cleared by an alias", "var a = o; ", "a.zero_grad(); " + Backward + "o.step();"),
        Loop("stepped by an alias", "var a = o; ", "o.zero_grad(); " + Backward + "a.step();"),
        Loop("cleared by an alias of the base type", "optim.Optimizer a = o; ", Backward + "o.step(); a.zero_grad();"),
        Loop("cleared by a conditional alias of two names of one", "var b = o; var a = X.numel() > 3 ? o : b; ", "a.zero_grad(); " + Backward + "o.step();"),
        Loop("chosen optimizer",
            "optim.Optimizer p = optim.Adam(m.parameters()); optim.Optimizer a = X.numel() > 3 ? p : o; ", "a.zero_grad(); " + Backward + "a.step();"),
        Loop("optimizer chosen by an if",
            "optim.Optimizer a = o; if (X.numel() > 3) a = optim.Adam(m.parameters()); ", "a.zero_grad(); " + Backward + "a.step();"),
        Loop("optimizer in a field of a tuple", "var t = (Optimizer: o, Rate: 0.1); ", "t.Optimizer.zero_grad(); " + Backward + "t.Optimizer.step();"),
        Loop("optimizer in a list, by index", "var all = new List<optim.Optimizer> { o }; ", "all[0].zero_grad(); " + Backward + "o.step();"),
        Loop("optimizers in a list, foreach", "var all = new List<optim.Optimizer> { o }; ",
            "foreach (var each in all) each.zero_grad(); " + Backward + "foreach (var each in all) each.step();"),
        Loop("optimizers in an array, foreach, step by name",
            "var all = new optim.Optimizer[] { o }; ", "foreach (var each in all) each.zero_grad(); " + Backward + "o.step();"),
        Loop("optimizers in a list, ForEach",
            "var all = new List<optim.Optimizer> { o }; ", "all.ForEach(each => each.zero_grad()); " + Backward + "all.ForEach(each => each.step());"),
        Loop("optimizers in a dictionary",
            "var all = new Dictionary<string, optim.Optimizer> { [\"m\"] = o }; ", "all[\"m\"].zero_grad(); " + Backward + "o.step();"),
        Loop("optimizers in a dictionary, values", "var all = new Dictionary<string, optim.Optimizer> { [\"m\"] = o }; ",
            "foreach (var each in all.Values) each.zero_grad(); " + Backward + "foreach (var each in all.Values) each.step();"),
        Loop("cleared by the model", "", "m.zero_grad(); " + Backward + "o.step();"),
        Loop("cleared by the model's base type", "nn.Module held = m; ", "held.zero_grad(); " + Backward + "o.step();"),
        Loop("cleared by a model that holds it", "var outer = nn.Sequential(m, nn.ReLU()); ", "outer.zero_grad(); " + Backward + "o.step();"),
        Loop("cleared by grad of each parameter", "", "foreach (var p in m.parameters()) p.grad?.zero_(); " + Backward + "o.step();"),
        Loop("cleared by grad = null", "", "foreach (var p in m.parameters()) p.grad = null; " + Backward + "o.step();"),
        Loop("cleared by grad in a block", "", Backward + "o.step(); foreach (var p in m.parameters()) { var g = p.grad; if (g is not null) g.zero_(); }"),
        Loop("cleared by grad of the named",
            "", "foreach (var (name, p) in m.named_parameters()) { if (p.grad is not null) p.grad.zero_(); } " + Backward + "o.step();"),
        Loop("cleared by grad of a kept list",
            "var weights = m.parameters().ToList(); ", "foreach (var p in weights) p.grad?.zero_(); " + Backward + "o.step();"),
        Loop("cleared by grad, for loop over an array", "var weights = m.parameters().ToArray(); ",
            "for (var k = 0; k < weights.Length; k++) weights[k].grad = null; " + Backward + "o.step();"),
        Loop("cleared by a helper",
            "", "Clear(m); " + Backward + "o.step();", "static void Clear(nn.Module m) { foreach (var p in m.parameters()) p.grad = null; }"),
        Loop("cleared by a helper of the optimizer", "", "Clear(o); " + Backward + "o.step();", "static void Clear(optim.Optimizer each) => each.zero_grad();"),
        Loop("cleared by an extension",
            "", "o.Reset(); " + Backward + "o.step();", "", "static class Resetting { "
            + "public static void Reset(this optim.Optimizer each) => each.zero_grad(); }"),
        Loop("cleared by a params helper", "", "Clear(o); " + Backward + "o.step();",
            "static void Clear(params optim.Optimizer[] all) { foreach (var each in all) each.zero_grad(); }"),
        Loop("cleared by a delegate", "Action clear = () => o.zero_grad(); ", "clear(); " + Backward + "o.step();"),
        Loop("cleared by a method group", "Action clear = o.zero_grad; ", "clear(); " + Backward + "o.step();"),
        Loop("cleared by a local function", "void Clear() => o.zero_grad(); ", "Clear(); " + Backward + "o.step();"),
        Loop("cleared after the step", "", Backward + "o.step(); o.zero_grad();"),
        Loop("cleared in finally", "", "try { " + Backward + "o.step(); } finally { o.zero_grad(); }"),
        Loop("cleared in both branches", "", "if (i % 2 == 0) o.zero_grad(); else m.zero_grad(); " + Backward + "o.step();"),
        Loop("model and optimizer of each round",
            "", "var n = nn.Linear(16, 5); var p = optim.SGD(n.parameters(), 0.1); F.cross_entropy(n.call(X), Yl).backward(); p.step();"),
        new("one step in all", Model + Backward + "o.step(); return m;"),
        new("one step of each fold", "for (var fold = 0; fold < 3; fold++) { " + Model + Backward + "o.step(); } return X;"),
        new("cleared by the caller of the step", Model + "for (var i = 0; i < 3; i++) { o.zero_grad(); Step(m, o, X, Yl); } return m;",
            "private static void Step(Linear m, optim.Optimizer o, Tensor x, Tensor y) { F.cross_entropy(m.call(x), y).backward(); o.step(); }"),
        new("cleared by an overridden hook", "new Plain().Fit(X, Yl); return X;", """
            abstract class Trainer
            {
                protected readonly Linear m = nn.Linear(16, 5);
                protected readonly optim.Optimizer o;
                protected Trainer() => o = optim.SGD(m.parameters(), 0.1);
                protected abstract void Begin();
                public void Fit(Tensor x, Tensor y) { for (var i = 0; i < 3; i++) { Begin(); F.cross_entropy(m.call(x), y).backward(); o.step(); } }
            }
            sealed class Plain : Trainer { protected override void Begin() => o.zero_grad(); }
            """),
        new("cleared by an interface", "new Trainer(new Clearing()).Fit(X, Yl); return X;", """
            interface IHook { void Begin(optim.Optimizer each); }
            sealed class Clearing : IHook { public void Begin(optim.Optimizer each) => each.zero_grad(); }
            sealed class Trainer(IHook hook)
            {
                private readonly Linear m = nn.Linear(16, 5);
                public void Fit(Tensor x, Tensor y)
                {
                    var o = optim.SGD(m.parameters(), 0.1);
                    for (var i = 0; i < 3; i++) { hook.Begin(o); F.cross_entropy(m.call(x), y).backward(); o.step(); }
                }
            }
            """),
        new("cleared by an event", "var t = new Trainer(); t.Starting += each => each.zero_grad(); t.Fit(X, Yl); return X;", """
            sealed class Trainer
            {
                private readonly Linear m = nn.Linear(16, 5);
                public event Action<optim.Optimizer> Starting;
                public void Fit(Tensor x, Tensor y)
                {
                    var o = optim.SGD(m.parameters(), 0.1);
                    for (var i = 0; i < 3; i++) { Starting?.Invoke(o); F.cross_entropy(m.call(x), y).backward(); o.step(); }
                }
            }
            """),
        new("updated by hand", "var m = nn.Linear(16, 5); for (var i = 0; i < 3; i++) { " + Backward
            + "using (no_grad()) foreach (var p in m.parameters()) { p.sub_(0.1 * p.grad); p.grad.zero_(); } } return m;"),
        new("gradients set by hand", Model + "for (var i = 0; i < 3; i++) { foreach (var p in m.parameters()) p.grad = randn_like(p); o.step(); } return m;"),
        new("gradients by autograd.grad", Model + "for (var i = 0; i < 3; i++) { var all = m.parameters().ToList(); "
            + "var g = autograd.grad(new[] { F.cross_entropy(m.call(X), Yl) }, all.ToArray<Tensor>()); for (var k = 0; k < all.Count; "
            + "k++) all[k].grad = g[k]; o.step(); } return m;"),
        new("closure of LBFGS", "var m = nn.Linear(16, 5); var o = optim.LBFGS(m.parameters()); "
            + "for (var i = 0; i < 3; i++) { Func<Tensor> closure = () => { o.zero_grad(); var l = F.cross_entropy(m.call(X), Yl); l.backward(); return l; "
            + "}; o.step(closure); } return m;"),
    ];

    private static SilentProgram Loop(string name, string before, string round, string members = "", string types = "") =>
        new(name, Model + before + "for (var i = 0; i < 3; i++) { " + round + " } return m;", members, types);
}
