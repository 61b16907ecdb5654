namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Modules that are registered, though not by RegisterComponents over a field of their own (LG3001, LG3002, LG3005).</summary>
internal static class RegisteredModules
{
    private const string Block = """
        sealed class Block : nn.Module<Tensor, Tensor>
        {
            private readonly Linear fc = nn.Linear(16, 16);
            public Block() : base("block") { }
            public override Tensor forward(Tensor x) => x + fc.call(x).relu();
        }
        """;

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        Held("child in a ModuleList field",
            "private readonly ModuleList<Block> all = nn.ModuleList(new Block(), new Block());", "", "foreach (var each in all) x = each.call(x); return x;"),
        Held("child added to a ModuleList",
            "private readonly ModuleList<Block> all = new();", "for (var i = 0; i < 3; i++) all.Add(new Block());",
            "foreach (var each in all) x = each.call(x); return x;"),
        Held("child appended to a ModuleList",
            "private readonly ModuleList<nn.Module<Tensor, Tensor>> all = new();", "all.append(new Block());", "foreach (var each in all) x = each.call(x); "
            + "return x;"),
        Held("child in a ModuleDict field", "private readonly ModuleDict<Block> all = nn.ModuleDict((\"a\", new Block()));", "", "return all[\"a\"].call(x);"),
        Held("child in a field of the base type", "private readonly nn.Module<Tensor, Tensor> only = new Block();", "", "return only.call(x);"),
        Held("child in a field of the plain base type",
            "private readonly nn.Module only; private readonly Func<Tensor, Tensor> go;", "var b = new Block(); only = b; go = b.call;", "return go(x);"),
        Held("child registered by name",
            "private readonly Dictionary<string, Block> all = new();", "for (var i = 0; i < 2; i++) { var b = new Block(); all[$\"b{i}\"] = b; "
            + "register_module($\"b{i}\", b); }", "return all[\"b0\"].call(x);"),
        Held("children registered from an array",
            "private readonly Block[] all = { new Block(), new Block() };", "for (var i = 0; i < all.Length; i++) register_module($\"b{i}\", all[i]);",
            "foreach (var each in all) x = each.call(x); return x;"),
        Held("children registered by add_module",
            "private readonly List<Block> all = new();", "for (var i = 0; i < 2; i++) { var b = new Block(); all.Add(b); add_module($\"b{i}\", b); }",
            "foreach (var each in all) x = each.call(x); return x;"),
        Held("children kept twice",
            "private readonly Block[] kept; private readonly ModuleList<Block> all;", "kept = new[] { new Block() }; all = nn.ModuleList(kept);",
            "foreach (var each in kept) x = each.call(x); return x;"),
        Held("child given by the constructor",
            "private readonly Block only;", "only = Make();", "return only.call(x); } private static Block Make() { return new Block();"),
        Held("child in a property", "private Block Only { get; } = new();", "register_module(\"only\", Only);", "return Only.call(x);"),
        new("RegisterComponents by the base class", "return new Net().call(X);", "", """
            abstract class Base : nn.Module<Tensor, Tensor> { protected Base(string name) : base(name) { } protected void Done() => RegisterComponents(); }
            sealed class Net : Base { private readonly Linear fc = nn.Linear(16, 5); public Net() : base("net") { Done(); }
                public override Tensor forward(Tensor x) => fc.call(x); }
            """),
        new("RegisterComponents in a helper", "return new Net(3).call(X);", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private Linear fc;
                public Net(int n) : base("net") => Build(n);
                private void Build(int n) { fc = nn.Linear(16, n); RegisterComponents(); }
                public override Tensor forward(Tensor x) => fc.call(x);
            }
            """),
        new("RegisterComponents by another constructor", "return new Net().call(X);", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear fc;
                public Net() : this(5) { }
                public Net(int n) : base("net") { fc = nn.Linear(16, n); RegisterComponents(); }
                public override Tensor forward(Tensor x) => fc.call(x);
            }
            """),
        new("module without parts",
            "return new Mish().call(X);", "", "sealed class Mish : nn.Module<Tensor, Tensor> { public Mish() : base(\"mish\") { } "
            + "public override Tensor forward(Tensor x) => x * F.softplus(x).tanh(); }"),
        new("parts of others in a list", "var a = nn.Linear(16, 16); var e = new Ensemble(new[] { a }); return e.Mean(X);", "", """
            sealed class Ensemble
            {
                private readonly List<nn.Module<Tensor, Tensor>> all;
                public Ensemble(IEnumerable<nn.Module<Tensor, Tensor>> all) => this.all = all.ToList();
                public Tensor Mean(Tensor x) => stack(all.Select(m => m.call(x)).ToList(), 0).mean(new long[] { 0 });
            }
            """),
        new("back link to the parent", "return new Tree().call(X);", "", """
            sealed class Node : nn.Module<Tensor, Tensor>
            {
                private readonly Linear fc = nn.Linear(16, 16);
                private readonly Tree[] parent;
                public Node(Tree parent) : base("node") { RegisterComponents(); this.parent = new[] { parent }; }
                public override Tensor forward(Tensor x) => parent[0].IsOn ? fc.call(x) : x;
            }
            sealed class Tree : nn.Module<Tensor, Tensor>
            {
                public bool IsOn = true;
                private readonly Node node;
                public Tree() : base("tree") { node = new Node(this); RegisterComponents(); }
                public override Tensor forward(Tensor x) => node.call(x);
            }
            """),
        new("path of layers registered elsewhere", "return new Net().call(X);", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear a = nn.Linear(16, 16), b = nn.Linear(16, 5);
                private readonly nn.Module<Tensor, Tensor>[] path;
                public Net() : base("net") { RegisterComponents(); path = new nn.Module<Tensor, Tensor>[] { a, nn.ReLU(), b }; }
                public override Tensor forward(Tensor x) { foreach (var each in path) x = each.call(x); return x; }
            }
            """),
        new("layers without parameters in an array", "return new Net().call(X);", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear a = nn.Linear(16, 5);
                private readonly nn.Module<Tensor, Tensor>[] after = { nn.ReLU(), nn.Tanh() };
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) { x = a.call(x); foreach (var each in after) x = each.call(x); return x; }
            }
            """),
        new("buffers in a list", "var n = new Net(); n.call(X); return n.Kept;", "", """
            sealed class Net : nn.Module<Tensor, Tensor>
            {
                private readonly Linear a = nn.Linear(16, 5);
                private readonly List<Tensor> kept = new();
                public IReadOnlyList<Tensor> Kept => kept;
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) { var y = a.call(x); kept.Add(y.detach()); return y; }
            }
            """),
        new("key and value cache", "var n = new Attention(); return n.call(X.unsqueeze(0));", "", """
            sealed class Attention : nn.Module<Tensor, Tensor>
            {
                private readonly Linear q = nn.Linear(16, 16), k = nn.Linear(16, 16), v = nn.Linear(16, 16);
                private readonly Dictionary<int, (Tensor K, Tensor V)> cache = new();
                public Attention() : base("attention") => RegisterComponents();
                public override Tensor forward(Tensor x)
                {
                    var keys = k.call(x);
                    var values = v.call(x);
                    if (cache.TryGetValue(0, out var held)) { keys = cat(new[] { held.K, keys }, 1); values = cat(new[] { held.V, values }, 1); }
                    cache[0] = (keys, values);
                    return F.scaled_dot_product_attention(q.call(x), keys, values);
                }
            }
            """),
        new("cache of a class in an array", "var n = new Decoder(); return n.call(X);", "", """
            sealed class Cache { public Tensor Keys, Values; }
            sealed class Decoder : nn.Module<Tensor, Tensor>
            {
                private readonly Linear fc = nn.Linear(16, 16);
                private readonly Cache[] caches = { new Cache(), new Cache() };
                public Decoder() : base("decoder") => RegisterComponents();
                public override Tensor forward(Tensor x) { var y = fc.call(x); caches[0].Keys = caches[0].Keys is null ? y : cat(new[] {
                    caches[0].Keys, y }, 0); return y; }
            }
            """),
        new("layer made at the first call", "var n = new Lazy(); return n.call(X);", "", """
            sealed class Lazy : nn.Module<Tensor, Tensor>
            {
                private Linear fc;
                public Lazy() : base("lazy") { }
                public override Tensor forward(Tensor x)
                {
                    if (fc is null) { fc = nn.Linear(x.shape[1], 5); register_module("fc", fc); }
                    return fc.call(x);
                }
            }
            """),
    ];

    private static SilentProgram Held(string name, string fields, string constructor, string forward) => new(name, "return new Net().call(X);", "",
        Block + $$"""

        sealed class Net : nn.Module<Tensor, Tensor>
        {
            {{fields}}
            public Net() : base("net") { {{constructor}} RegisterComponents(); }
            public override Tensor forward(Tensor x) { {{forward}} }
        }
        """);
}
