namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Tensors that live as long as they are needed (LG4007, LG5009, LG5010).</summary>
internal static class HeldTensors
{
    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("moved to the outer scope",
            "return Sum(X);", "static Tensor Sum(Tensor x) { using var scope = NewDisposeScope(); var y = x * 2; return y.sum().MoveToOuterDisposeScope(); }"),
        new("moved by the scope",
            "return Sum(X);", "static Tensor Sum(Tensor x) { using var scope = NewDisposeScope(); var y = (x * 2).sum(); return scope.MoveToOuter(y); }"),
        new("moved by the scope, several", "return Both(X).Item1;",
            "static (Tensor, Tensor) Both(Tensor x) { using var scope = NewDisposeScope(); var a = x * 2; var b = x * 3; scope.MoveToOuter(a, b); "
                + "return (a, b); }"),
        new("detached from its scope",
            "return Sum(X);", "static Tensor Sum(Tensor x) { using (NewDisposeScope()) { var y = (x * 2).sum(); y.DetachFromDisposeScope(); return y; } }"),
        new("moved before the return",
            "return Sum(X);", "static Tensor Sum(Tensor x) { using var scope = NewDisposeScope(); var y = (x * 2).sum(); y.MoveToOuterDisposeScope(); "
            + "return y; }"),
        new("made before the scope",
            "return Sum(X);", "static Tensor Sum(Tensor x) { var y = x * 2; using var scope = NewDisposeScope(); (y * 3).print(); return y; }"),
        new("made after the scope", "return Sum(X);", "static Tensor Sum(Tensor x) { using (NewDisposeScope()) (x * 3).print(); return x * 2; }"),
        new("disposed on one path, returned on the other", "var y = X * 2; if (y.numel() > 999) { y.Dispose(); return X; } return y;"),
        new("disposed and made anew", "var y = X * 2; for (var i = 0; i < 3; i++) { var z = y * 2; y.Dispose(); y = z; } return y;"),
        new("disposed by an alias, then made anew", "var y = X * 2; var old = y; y = y + 1; old.Dispose(); return y;"),
        new("disposed in finally", "var y = X * 2; try { return y.sum().item<float>(); } finally { y.Dispose(); }"),
        new("list disposed after its sum",
            "var all = new List<Tensor> { X * 2, X * 3 }; var s = stack(all, 0).sum(0L); foreach (var each in all) each.Dispose(); return s;"),
        new("using within, number returned", "using var y = X * 2; using var s = y.sum(); return s.item<float>();"),
        new("clone of a disposed one", "Tensor kept; using (var y = X * 2) kept = y.clone(); return kept;"),
        new("buffer of past rows",
            "var past = new Queue<Tensor>(); for (var i = 0; i < 9; i++) { past.Enqueue((X * i).detach()); if (past.Count > 4) past.Dequeue().Dispose(); } "
            + "return stack(past.ToArray(), 0);"),
        new("replay buffer", "var r = new Replay(); r.Add(X[0], 1f); return r.Draw();", """
            sealed class Replay
            {
                private readonly List<(Tensor State, float Reward)> all = new();
                public void Add(Tensor state, float reward) => all.Add((state.detach().clone(), reward));
                public Tensor Draw() => stack(all.Select(each => each.State).ToArray(), 0);
            }
            """),
        new("losses of a log, as numbers", "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var all = new List<float>(); "
            + "for (var i = 0; i < 3; i++) { o.zero_grad(); var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); all.Add(l.item<float>()); } "
            + "return all;"),
        new("losses of a log, detached", "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); var all = new List<Tensor>(); "
            + "for (var i = 0; i < 3; i++) { o.zero_grad(); var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); all.Add(l.detach()); } "
            + "return stack(all, 0).mean();"),
        new("hidden state, detached", "var n = nn.GRU(16, 8); var o = optim.SGD(n.parameters(), 0.1); Tensor h = null; for (var i = 0; i < 3; i++) "
            + "{ o.zero_grad(); var (y, next) = n.call(X.unsqueeze(0), h); F.mse_loss(y, zeros_like(y)).backward(); o.step(); h = next.detach(); } return n;"),
        new("whole numbers that become real before they learn", "var y = tensor(new[] { 1, 2 }).to(float32).requires_grad_(); return y;"),
        new("result kept by the same name", "Tensor y = X; y = y.relu(); y = y.clamp(0, 1); return y;"),
        new("operation in place by a flag", "var y = X.clone(); F.relu(y, inplace: true); return y;"),
        new("sum over the first dimension", "return X.sum(0L) + X.sum(dim: 0);"),
    ];
}
