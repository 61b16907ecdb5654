namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Schedulers that are stepped once for each epoch, whatever the loop is called; conversions and seeds that harm nobody (LG4008 to LG4013).</summary>
internal static class Schedules
{
    private const string Model = "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Scheduler = Model + "var s = optim.lr_scheduler.StepLR(o, 10); ";

    private const string Step = "o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); ";

    private const string Batches = "foreach (var x in new[] { X, X }) { o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); } ";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("epochs by while", Scheduler + "var n = 0; while (n < 30) { " + Batches + "s.step(); n++; } return m;"),
        new("epochs by do", Scheduler + "var n = 0; do { " + Batches + "s.step(); } while (++n < 30); return m;"),
        new("epochs by another letter", Scheduler + "for (var t = 0; t < 30; t++) { " + Batches + "s.step(); } return m;"),
        new("epochs by i, batches by j", Scheduler + "var data = new[] { X, X }; for (var i = 0; i < 30; i++) { for (var j = 0; j < data.Length; j++) "
            + "{ o.zero_grad(); F.cross_entropy(m.call(data[j]), Yl).backward(); o.step(); } s.step(); } return m;"),
        new("epochs by foreach", Scheduler + "foreach (var n in Enumerable.Range(0, 30)) { " + Batches + "s.step(); } return m;"),
        new("epochs until it is good",
            Scheduler + "var loss = 9f; while (loss > 0.1f) { " + Batches + "s.step(); using (no_grad()) loss = F.cross_entropy(m.call(X), "
            + "Yl).item<float>(); } return m;"),
        new("epochs downwards", Scheduler + "for (var left = 30; left > 0; left--) { " + Batches + "s.step(); } return m;"),
        new("full batch", Scheduler + "for (var i = 0; i < 30; i++) { " + Step + "s.step(); } return m;"),
        new("full batch, step variable", Scheduler + "for (var step = 1; step <= 30; step++) { " + Step + "s.step(); } return m;"),
        new("full batch, while", Scheduler + "var k = 0; while (k++ < 30) { " + Step + "s.step(); } return m;"),
        new("epoch in a helper", Scheduler + "for (var k = 0; k < 30; k++) { Epoch(m, o, X, Yl); s.step(); } return m;",
            "static void Epoch(Linear m, optim.Optimizer o, Tensor x, Tensor y) { for (var i = 0; i < 3; i++) { o.zero_grad(); "
                + "F.cross_entropy(m.call(x), y).backward(); o.step(); } }"),
        new("epoch in a helper with its scheduler", Scheduler + "for (var k = 0; k < 30; k++) Epoch(m, o, s, X, Yl); return m;",
            "static void Epoch(Linear m, optim.Optimizer o, optim.lr_scheduler.LRScheduler s, Tensor x, Tensor y) "
            + "{ for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(x), y).backward(); o.step(); } s.step(); }"),
        new("last batch of each epoch", Scheduler + "var data = new[] { X, X }; for (var k = 0; k < 30; k++) for (var i = 0; i < data.Length; i++) "
            + "{ o.zero_grad(); F.cross_entropy(m.call(data[i]), Yl).backward(); o.step(); if (i == data.Length - 1) s.step(); } return m;"),
        new("plateau, once for each epoch", Model + "var s = optim.lr_scheduler.ReduceLROnPlateau(o); for (var k = 0; k < 30; k++) { " + Batches
            + "float v; using (no_grad()) v = F.cross_entropy(m.call(X), Yl).item<float>(); s.step(v, k); } return m;"),
        new("one cycle, every batch",
            Model + "var s = optim.lr_scheduler.OneCycleLR(o, 0.1, 60); for (var k = 0; k < 30; k++) foreach (var x in new[] { X, X }) "
            + "{ o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); s.step(); } return m;"),
        new("warm-up by lambda, every batch",
            Model + "var s = optim.lr_scheduler.LambdaLR(o, n => Math.Min(1, n / 100.0)); for (var k = 0; k < 30; k++) foreach (var x in new[] { X, X }) "
            + "{ o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); s.step(); } return m;"),
        new("cosine over all batches",
            Model + "var s = optim.lr_scheduler.CosineAnnealingLR(o, 60); for (var k = 0; k < 30; k++) foreach (var x in new[] { X, X }) "
            + "{ o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); s.step(); } return m;"),
        new("scheduler in a list",
            Model + "var all = new List<optim.lr_scheduler.LRScheduler> { optim.lr_scheduler.StepLR(o, 10) }; for (var k = 0; k < 30; k++) { " + Batches
            + "foreach (var s in all) s.step(); } return m;"),
        new("scheduler by an alias", Scheduler + "optim.lr_scheduler.LRScheduler a = s; for (var k = 0; k < 30; k++) { " + Batches + "a.step(); } return m;"),
        new("scheduler by a delegate", Scheduler + "Action after = () => s.step(); for (var k = 0; k < 30; k++) { " + Batches + "after(); } return m;"),
        new("scheduler handed on",
            Scheduler + "for (var k = 0; k < 30; k++) { " + Batches + "Advance(s); } return m;",
            "static void Advance(optim.lr_scheduler.LRScheduler s) => s.step();"),
        new("scheduler or none",
            Model + "var s = X.numel() > 3 ? optim.lr_scheduler.StepLR(o, 10) : null; for (var k = 0; k < 30; k++) { " + Batches + "s?.step(); } return m;"),
        new("scheduler in an object", "var t = new Trainer(); for (var k = 0; k < 30; k++) t.Epoch(X, Yl); return t;", """
            sealed class Trainer
            {
                private readonly Linear m = nn.Linear(16, 5);
                private readonly optim.Optimizer o;
                private readonly optim.lr_scheduler.LRScheduler s;
                public Trainer() { o = optim.SGD(m.parameters(), 0.1); s = optim.lr_scheduler.StepLR(o, 10); }
                public void Epoch(Tensor x, Tensor y) { for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(x), y).backward(); o.step(); }
                    s.step(); }
            }
            """),
        new("conversion before the optimizer, under a condition",
            "var m = nn.Linear(16, 5); if (X.numel() > 3) m.to(float32); var o = optim.SGD(m.parameters(), 0.1); for (var k = 0; k < 3; "
            + "k++) { " + Step + "} return m;"),
        new("conversion that never happens",
            "const bool IsDouble = false; " + Model + "if (IsDouble) m.to(float64); for (var k = 0; k < 3; k++) { " + Step + "} return m;"),
        new("conversion in one branch, with a new optimizer",
            Model + "if (X.numel() > 3) { m.to(float64); o = optim.SGD(m.parameters(), 0.1); X = X.to(float64); } for (var k = 0; k < 3; "
            + "k++) { " + Step + "} return m;"),
        new("conversion after the training", Model + "for (var k = 0; k < 3; k++) { " + Step + "} m.to(float64); return m;"),
        new("conversion of a copy",
            Model + "var c = nn.Linear(16, 5); c.load_state_dict(m.state_dict()); c.to(float64); for (var k = 0; k < 3; k++) { " + Step + "} return c;"),
        new("conversion by a helper of another model",
            Model + "var t = nn.Linear(16, 5); Widen(t); for (var k = 0; k < 3; k++) { " + Step + "} return t;",
            "static void Widen(nn.Module t) => t.to(float64);"),
        new("device after the optimizer", Model + "if (cuda.is_available()) m.to(CUDA); for (var k = 0; k < 3; k++) { " + Step + "} return m;"),
        new("seed before each run",
            "for (var seed = 0; seed < 3; seed++) { manual_seed(seed); " + Model + "for (var k = 0; k < 3; k++) { " + Step + "} } return X;"),
        new("seed again for the data",
            "manual_seed(1); " + Model + "manual_seed(2); var order = randperm(8); for (var k = 0; k < 3; k++) { " + Step + "} return order;"),
        new("layers added before the optimizer",
            "var m = nn.Sequential(nn.Linear(16, 8)); m.append(nn.ReLU()); m.append(nn.Linear(8, 5)); var o = optim.SGD(m.parameters(), 0.1); "
            + "for (var k = 0; k < 3; k++) { " + Step + "} return m;"),
        new("layer added with a parameter group of its own",
            "var m = nn.Sequential(nn.Linear(16, 8)); var o = optim.SGD(m.parameters(), 0.1); var last = nn.Linear(8, 5); m.append(last); "
            + "o.add_param_group(new TorchSharp.Modules.SGD.ParamGroup { Parameters = last.parameters() }); for (var k = 0; k < 3; "
            + "k++) { " + Step + "} return m;"),
        new("layer without parameters added later",
            "var m = nn.Sequential(nn.Linear(16, 5)); var o = optim.SGD(m.parameters(), 0.1); m.append(nn.ReLU()); for (var k = 0; k < 3; k++) "
            + "{ o.zero_grad(); F.mse_loss(nn.Linear(5, 5).call(m.call(X)), zeros(8, 5)).backward(); o.step(); } return m;"),
    ];
}
