namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Steps that are taken or skipped for a reason: accumulation, numbers that are not finite, flags (LG4001, LG4003, LG4004).</summary>
internal static class GuardedSteps
{
    private const string Model = "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Rounds = "for (var i = 0; i < 8; i++) { ";

    private const string Loss = "var l = F.cross_entropy(m.call(X), Yl); ";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("accumulation, every fourth", Model + Rounds + Loss + "(l / 4).backward(); if ((i + 1) % 4 == 0) { o.step(); o.zero_grad(); } } return m;"),
        new("accumulation, cleared at the head of a group",
            Model + Rounds + "if (i % 4 == 0) o.zero_grad(); " + Loss + "(l / 4).backward(); if (i % 4 == 3) o.step(); } return m;"),
        new("accumulation, the flag in a variable",
            Model + Rounds + "var isLast = (i + 1) % 4 == 0; " + Loss + "(l / 4).backward(); if (isLast) o.step(); if (isLast) o.zero_grad(); } return m;"),
        new("accumulation, by counter",
            Model + "var n = 0; " + Rounds + Loss + "(l / 4).backward(); n++; if (n == 4) { o.step(); o.zero_grad(); n = 0; } } return m;"),
        new("accumulation, skipped by continue",
            Model + Rounds + Loss + "(l / 4).backward(); if ((i + 1) % 4 != 0) continue; o.step(); o.zero_grad(); } return m;"),
        new("accumulation, inner loop",
            Model + "for (var g = 0; g < 2; g++) { o.zero_grad(); for (var k = 0; k < 4; k++) { " + Loss + "(l / 4).backward(); } o.step(); } return m;"),
        new("accumulation, the rest after the loop",
            Model + "o.zero_grad(); " + Rounds + Loss + "(l / 4).backward(); if (i % 4 == 3) { o.step(); o.zero_grad(); } } o.step(); return m;"),
        new("accumulation, in a helper", Model + Rounds + "Backward(m, X, Yl); if (i % 4 == 3) Update(o); } return m;",
            "static void Backward(Linear m, Tensor x, Tensor y) => (F.cross_entropy(m.call(x), y) / 4).backward(); static void Update(optim.Optimizer o) { "
                + "o.step(); o.zero_grad(); }"),
        new("accumulation, several losses",
            Model + Rounds + "o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); F.cross_entropy(m.call(X + 0.1), Yl).backward(); o.step(); } "
            + "return m;"),
        new("not finite, skipped before backward",
            Model + Rounds + "o.zero_grad(); " + Loss + "if (float.IsNaN(l.item<float>())) continue; l.backward(); o.step(); } return m;"),
        new("not finite, step skipped",
            Model + Rounds + "o.zero_grad(); " + Loss + "l.backward(); if (!l.isfinite().item<bool>()) continue; o.step(); } return m;"),
        new("not finite, step guarded",
            Model + Rounds + "o.zero_grad(); " + Loss + "l.backward(); var norm = nn.utils.clip_grad_norm_(m.parameters(), 1.0); "
            + "if (!double.IsNaN(norm)) o.step(); } return m;"),
        new("not finite, cleared and skipped",
            Model + Rounds + Loss + "if (l.isnan().any().item<bool>()) { o.zero_grad(); continue; } l.backward(); o.step(); o.zero_grad(); } return m;"),
        new("not finite, thrown",
            Model + Rounds + "o.zero_grad(); " + Loss + "if (l.isnan().item<bool>()) throw new InvalidOperationException(\"The loss is NaN.\"); "
            + "l.backward(); o.step(); } return m;"),
        new("flag, once", Model + "Pass(m, o, X, Yl, true); Pass(m, o, X, Yl, false); return m;", """
            static float Pass(Linear m, optim.Optimizer o, Tensor x, Tensor y, bool isTraining)
            {
                var sum = 0f;
                for (var i = 0; i < 3; i++)
                {
                    var l = F.cross_entropy(m.call(x), y);
                    if (isTraining) { o.zero_grad(); l.backward(); o.step(); }
                    sum += l.item<float>();
                }

                return sum;
            }
            """),
        new("flag, twice", Model + "Pass(m, o, X, Yl, true); return m;", """
            static void Pass(Linear m, optim.Optimizer o, Tensor x, Tensor y, bool isTraining)
            {
                for (var i = 0; i < 3; i++)
                {
                    if (isTraining) o.zero_grad();
                    var l = F.cross_entropy(m.call(x), y);
                    if (isTraining) l.backward();
                    if (isTraining) o.step();
                }
            }
            """),
        new("flag, null optimizer", Model + "Pass(m, o, X, Yl); Pass(m, null, X, Yl); return m;", """
            static void Pass(Linear m, optim.Optimizer o, Tensor x, Tensor y)
            {
                for (var i = 0; i < 3; i++)
                {
                    o?.zero_grad();
                    var l = F.cross_entropy(m.call(x), y);
                    if (o is null) continue;
                    l.backward();
                    o.step();
                }
            }
            """),
        new("flag, in a field", "var t = new Trainer(); t.Pass(X, Yl); return t;", """
            sealed class Trainer
            {
                private readonly Linear m = nn.Linear(16, 5);
                private readonly optim.Optimizer o;
                public bool IsFrozen { get; set; }
                public Trainer() => o = optim.SGD(m.parameters(), 0.1);
                public void Pass(Tensor x, Tensor y)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        if (!IsFrozen) o.zero_grad();
                        var l = F.cross_entropy(m.call(x), y);
                        if (!IsFrozen) { l.backward(); o.step(); }
                    }
                }
            }
            """),
        new("early stop",
            Model + "var best = 9f; " + Rounds + "o.zero_grad(); " + Loss + "l.backward(); o.step(); if (l.item<float>() > best) break; "
            + "best = l.item<float>(); } return m;"),
        new("retry after an exception",
            Model + Rounds + "try { o.zero_grad(); " + Loss + "l.backward(); o.step(); } catch (InvalidOperationException) { o.zero_grad(); } } return m;"),
        new("one step for each call, without a loop", "var agent = new Agent(); agent.Learn(X, Yl); agent.Learn(X, Yl); return agent;", """
            sealed class Agent
            {
                private readonly Linear m = nn.Linear(16, 5);
                private readonly optim.Optimizer o;
                public Agent() => o = optim.Adam(m.parameters());
                public void Learn(Tensor x, Tensor y) { var l = F.cross_entropy(m.call(x), y); o.zero_grad(); l.backward(); o.step(); }
            }
            """),
        new("backward and step in methods of their own", "var t = new Trainer(); for (var i = 0; i < 3; i++) { t.Clear(); t.Backward(X, Yl); t.Step(); } "
            + "return t;", """
            sealed class Trainer
            {
                private readonly Linear m = nn.Linear(16, 5);
                private readonly optim.Optimizer o;
                public Trainer() => o = optim.SGD(m.parameters(), 0.1);
                public void Clear() => o.zero_grad();
                public void Backward(Tensor x, Tensor y) => F.cross_entropy(m.call(x), y).backward();
                public void Step() => o.step();
            }
            """),
        new("sum of losses, one backward after the loop",
            Model + "o.zero_grad(); Tensor sum = zeros(1); " + Rounds + "sum = sum + F.cross_entropy(m.call(X), Yl); } sum.backward(); o.step(); return m;"),
        new("losses in a list, one backward",
            Model + "for (var e = 0; e < 3; e++) { var all = new List<Tensor>(); " + Rounds + "all.Add(F.cross_entropy(m.call(X), Yl)); } o.zero_grad(); "
            + "stack(all, 0).mean().backward(); o.step(); } return m;"),
        new("loss read after backward",
            Model + "var sum = 0f; " + Rounds + "o.zero_grad(); " + Loss + "l.backward(); o.step(); sum += l.item<float>(); } return sum;"),
        new("loss tensor kept detached",
            Model + "var sum = zeros(1); " + Rounds + "o.zero_grad(); " + Loss + "l.backward(); o.step(); sum += l.detach(); } return sum;"),
        new("loss tensor summed without gradients",
            Model + "var sum = zeros(1); " + Rounds + "o.zero_grad(); " + Loss + "l.backward(); o.step(); using (no_grad()) sum += l; } return sum;"),
    ];
}
