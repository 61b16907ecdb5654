namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Models that other models hold, hand on or are built from.</summary>
internal static class ModelForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("model held by its base type", "static void Run() { nn.Module made = $v; $use(((nn.Module<Tensor, Tensor>)made)) }", Carried.Model),
        new("model held by an interface", "static void Run() { nn.IModule<Tensor, Tensor> made = $v; $use(((nn.Module<Tensor, Tensor>)made)) }", Carried.Model),
        new("model in an own model", Own("$v", "inner.call(x)"), Carried.Model),
        new("model in an own model, block", Own("$v", "{ var made = inner.call(x); return made; }"), Carried.Model),
        new("model in an own model, helper", """
            sealed class Own : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> inner = $v;
                public Own() : base("own") => RegisterComponents();
                public override Tensor forward(Tensor x) => Inner(x);
                private Tensor Inner(Tensor x) => inner.call(x);
            }
            static void Run() { var made = new Own(); $use(made) }
            """, Carried.Model),
        new("model given to an own model", """
            sealed class Own : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> inner;
                public Own(nn.Module<Tensor, Tensor> inner) : base("own") { this.inner = inner; RegisterComponents(); }
                public override Tensor forward(Tensor x) => inner.call(x);
            }
            static void Run() { var made = new Own($v); $use(made) }
            """, Carried.Model),
        new("model by inheritance", """
            abstract class Base : nn.Module<Tensor, Tensor>
            {
                protected readonly nn.Module<Tensor, Tensor> body = $v;
                protected Base() : base("base") => RegisterComponents();
                public override Tensor forward(Tensor x) => body.call(x);
            }
            sealed class Own : Base { }
            static void Run() { var made = new Own(); $use(made) }
            """, Carried.Model),
        new("model chosen by an enum", """
            enum Kind { Made, Other }
            sealed class Own : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> made = $v, other = $r;
                private readonly Kind kind;
                public Own(Kind kind) : base("own") { this.kind = kind; RegisterComponents(); }
                public override Tensor forward(Tensor x) => kind == Kind.Made ? made.call(x) : other.call(x);
            }
            static void Run() { var made = new Own(Kind.Made); $use(made) }
            """, Carried.Model),
        new("model of a generic type", """
            sealed class Own<T> : nn.Module<Tensor, Tensor> where T : nn.Module<Tensor, Tensor>
            {
                private readonly T inner;
                public Own(T inner) : base("own") { this.inner = inner; RegisterComponents(); }
                public override Tensor forward(Tensor x) => inner.call(x);
            }
            static void Run() { var made = new Own<nn.Module<Tensor, Tensor>>($v); $use(made) }
            """, Carried.Model),
        new("Sequential of it", "static void Run() { var made = nn.Sequential($v); $use(made) }", Carried.Model),
        new("Sequential of names", "static void Run() { var made = nn.Sequential((\"body\", $v)); $use(made) }", Carried.Model),
        new("Sequential of Sequential", "static void Run() { var made = nn.Sequential(nn.Sequential(nn.Identity(), $v)); $use(made) }", Carried.Model),
        new("Sequential, appended", "static void Run() { var made = nn.Sequential(); made.append($v); $use(made) }", Carried.Model),
        new("Sequential, appended by name",
            "static void Run() { var made = nn.Sequential(nn.Identity()); made.append(\"body\", $v); $use(made) }", Carried.Model),
        new("Sequential, appended in a chain", "static void Run() { var made = nn.Sequential().append(nn.Identity()).append($v); $use(made) }", Carried.Model),
        new("Sequential, add_module", "static void Run() { var made = nn.Sequential(); made.add_module(\"body\", $v); $use(made) }", Carried.Model),
        new("Sequential from a list", """
            static void Run()
            {
                var layers = new List<nn.Module<Tensor, Tensor>> { nn.Identity() };
                layers.Add($v);
                var made = nn.Sequential(layers);
                $use(made)
            }
            """, Carried.Model),
        new("Sequential from a list of names", """
            static void Run()
            {
                var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
                layers.Add(("body", $v));
                var made = nn.Sequential(layers);
                $use(made)
            }
            """, Carried.Model),
        new("Sequential from an array",
            "static void Run() { var layers = new nn.Module<Tensor, Tensor>[] { nn.Identity(), $v }; $use(nn.Sequential(layers)) }", Carried.Model),
        new("Sequential from a helper",
            "static Sequential Make() { var made = nn.Sequential(nn.Identity()); made.append($v); return made; } static void Run() { var made = Make(); "
            + "$use(made) }", Carried.Model),
        new("Sequential, last by index",
            "static void Run() { var all = nn.Sequential(nn.Identity(), $v); var made = (nn.Module<Tensor, Tensor>)all[1]; $use(made) }", Carried.Model),
        new("ModuleList", "static void Run() { var all = nn.ModuleList<nn.Module<Tensor, Tensor>>($v, $r); $use(all[0]) }", Carried.Model),
        new("ModuleList, foreach",
            "static void Run() { var all = nn.ModuleList<nn.Module<Tensor, Tensor>>($v); foreach (var made in all) { $use(made) } }", Carried.Model),
        new("ModuleList, Add", "static void Run() { var all = new ModuleList<nn.Module<Tensor, Tensor>>(); all.Add($v); $use(all[0]) }", Carried.Model),
        new("ModuleList in an own model", """
            sealed class Own : nn.Module<Tensor, Tensor>
            {
                private readonly ModuleList<nn.Module<Tensor, Tensor>> layers;
                public Own() : base("own") { layers = nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Identity(), $v); RegisterComponents(); }
                public override Tensor forward(Tensor x) { foreach (var layer in layers) x = layer.call(x); return x; }
            }
            static void Run() { var made = new Own(); $use(made) }
            """, Carried.Model),
        new("ModuleDict", "static void Run() { var all = nn.ModuleDict<nn.Module<Tensor, Tensor>>((\"made\", $v)); $use(all[\"made\"]) }", Carried.Model),
        new("call as a delegate", """
            sealed class Own : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> inner = $v;
                private readonly Func<Tensor, Tensor> go;
                public Own() : base("own") { go = inner.call; RegisterComponents(); }
                public override Tensor forward(Tensor x) => go(x);
            }
            static void Run() { var made = new Own(); $use(made) }
            """, Carried.Model),
        new("moved to a device", "static void Run() { var made = $v.to(CPU); $use(made) }", Carried.Model),
        new("width, computed", "static void Run() { var half = $v; var twice = half * 2; $use((twice / 2)) }", Carried.Number),
        new("width, constant", "const $t Chosen = $v; static void Run() { $use(Chosen) }", Carried.Number),
        new("width, constant of another class",
            "static class Settings { public const $t Chosen = $v; } static void Run() { $use(Settings.Chosen) }", Carried.Number),
        new("width, constant of constants", "const $t First = $v; const $t Chosen = First + 0; static void Run() { $use(Chosen) }", Carried.Number),
        new("width, sum in a loop", "static void Run() { $t sum = 0; foreach (var part in new $t[] { $v, 0 }) sum += part; $use(sum) }", Carried.Number),
        new("width, Math.Max", "static void Run() { $t p = $v; $use(Math.Max(p, 0)) }", Carried.Number),
        new("width, options record",
            "sealed record Options { public $t Chosen { get; init; } = $v; } static void Run() { var options = new Options(); $use(options.Chosen) }",
            Carried.Number),
        new("loss in an own loss", """
            sealed class Own
            {
                private readonly $t inner;
                public Own($t inner) => this.inner = inner;
                public $t Inner => inner;
            }
            static readonly Own own = new($v);
            static void Run() { $use(own.Inner) }
            """, Carried.Loss),
    ];

    private static string Own(string inner, string body) => $$"""
        sealed class Own : nn.Module<Tensor, Tensor>
        {
            private readonly nn.Module<Tensor, Tensor> inner = {{inner}};
            public Own() : base("own") => RegisterComponents();
            public override Tensor forward(Tensor x) {{(body[0] == '{' ? body : $"=> {body};")}}
        }
        static void Run() { var made = new Own(); $use(made) }
        """;
}
