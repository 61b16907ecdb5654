namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Tensors that operations and dispose scopes hand on as they are.</summary>
internal static class TensorForms
{
    private const Carried Any = Carried.Tensor | Carried.Scalar;

    public static IReadOnlyList<Form> All { get; } =
    [
        new("clone", "static void Run() { var made = $v; $use(made.clone()) }", Any),
        new("null-conditional clone", "static void Run() { Tensor made = $v; $use(made?.clone()) }", Any),
        new("alias and contiguous", "static void Run() { var p = $v.alias().contiguous(); $use(p) }", Any),
        new("to a device", "static void Run() { var device = cuda.is_available() ? CUDA : CPU; var p = $v.to(device); $use(p) }", Any),
        new("cpu", "static void Run() { $use($v.cpu()) }", Any),
        new("cat of one", "static void Run() { var p = cat(new[] { $v }, 0); $use(p) }", Carried.Tensor),
        new("cat of a list in a loop", """
            static void Run()
            {
                var parts = new List<Tensor>();
                for (var i = 0; i < 1; i++) parts.Add($v);
                $use(cat(parts, 0))
            }
            """, Carried.Tensor),
        new("stack and index", "static void Run() { var all = stack(new[] { $v, $v }, 0); $use(all[0]) }", Any),
        new("unsqueeze and squeeze", "static void Run() { $use($v.unsqueeze(0).squeeze(0)) }", Any),
        new("view as before", "static void Run() { var made = $v; var p = made.view(made.shape); $use(p) }", Any),
        new("slice of all", "static void Run() { var p = $v[TensorIndex.Colon]; $use(p) }", Carried.Tensor),
        new("range of all", "static void Run() { var p = $v[..]; $use(p) }", Carried.Tensor),
        new("index_select of all", "static void Run() { var made = $v; $use(made.index_select(0, arange(made.shape[0]))) }", Carried.Tensor),
        new("Identity", "static void Run() { $use(nn.Identity().call($v)) }", Any),
        new("Sequential of Identity",
            "static readonly Sequential pass = nn.Sequential(nn.Identity(), nn.Identity()); static void Run() { $use(pass.call($v)) }", Any),
        new("own module that hands on", """
            sealed class Pass : nn.Module<Tensor, Tensor> { public Pass() : base("pass") => RegisterComponents();
                public override Tensor forward(Tensor x) => x; }
            static readonly Pass pass = new();
            static void Run() { $use(pass.call($v)) }
            """, Any),
        new("own module with two results", """
            sealed class Pass : nn.Module<Tensor, (Tensor, Tensor)> { public Pass() : base("pass") => RegisterComponents();
                public override (Tensor, Tensor) forward(Tensor x) => (x, x.detach()); }
            static readonly Pass pass = new();
            static void Run() { var (p, other) = pass.call($v); $use(p) }
            """, Any),
        new("own module that makes", """
            sealed class Maker : nn.Module<Tensor, Tensor> { public Maker() : base("maker") => RegisterComponents();
                public override Tensor forward(Tensor x) => $v; }
            static readonly Maker maker = new();
            static void Run() { $use(maker.call(X)) }
            """, Any),
        new("own module, forward in a helper", """
            sealed class Maker : nn.Module<Tensor, Tensor>
            {
                public Maker() : base("maker") => RegisterComponents();
                public override Tensor forward(Tensor x) { var made = Made(x); return made; }
                private static Tensor Made(Tensor x) => $v;
            }
            static void Run() { var maker = new Maker(); $use(maker.call(X)) }
            """, Any),
        new("moved to the outer scope",
            "static Tensor Make() { using var scope = NewDisposeScope(); return $v.MoveToOuterDisposeScope(); } static void Run() { $use(Make()) }", Any),
        new("moved to the outer scope, block", """
            static void Run()
            {
                Tensor p;
                using (var scope = NewDisposeScope()) { p = scope.MoveToOuter($v); }
                $use(p)
            }
            """, Any),
        new("detached from its scope",
            "static Tensor Make() { using (NewDisposeScope()) { var made = $v; return made.DetachFromDisposeScope(); } } static void Run() { $use(Make()) }",
            Any),
        new("torch.WrappedTensorDisposeScope", "static Tensor Make() => WrappedTensorDisposeScope(() => $v); static void Run() { $use(Make()) }", Any),
        new("read before", "static void Run() { var p = $v; Show(p.numel()); $use(p) }", Any),
        new("array of tensors, Array.Fill and cat", "static void Run() { var parts = new Tensor[1]; Array.Fill(parts, $v); $use(cat(parts)) }", Carried.Tensor),
    ];
}
