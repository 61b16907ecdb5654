namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class ModuleRuleTests
{
    [Fact]
    public Task LG3001_a_module_that_nobody_registers() => RuleTest.Fixes(
        """
        sealed class {|LG3001:Net|} : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc;
            public Net() : base("net") { _fc = nn.Linear(16, 5); }
            public override Tensor forward(Tensor x) => _fc.call(x);
        }
        """,
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc;
            public Net() : base("net") { _fc = nn.Linear(16, 5); RegisterComponents(); }
            public override Tensor forward(Tensor x) => _fc.call(x);
        }
        """);

    [Fact]
    public Task LG3001_is_silent_where_a_parent_or_base_registers() => RuleTest.Reports("""
        abstract class Base : nn.Module<Tensor, Tensor>
        {
            protected Base(string name) : base(name) => RegisterComponents();
        }
        sealed class Derived : Base
        {
            private readonly Linear _fc = nn.Linear(16, 5);
            public Derived() : base("derived") { }
            public override Tensor forward(Tensor x) => _fc.call(x);
        }
        sealed class Child : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc = nn.Linear(16, 5);
            public Child() : base("child") { }
            public override Tensor forward(Tensor x) => _fc.call(x);
        }
        sealed class Parent : nn.Module<Tensor, Tensor>
        {
            private readonly Child _child = new();
            public Parent() : base("parent") => RegisterComponents();
            public override Tensor forward(Tensor x) => _child.call(x);
        }
        sealed class Shapeless : nn.Module<Tensor, Tensor>
        {
            private readonly MSELoss _loss = nn.MSELoss();
            public Shapeless() : base("shapeless") { }
            public override Tensor forward(Tensor x) => _loss.call(x, x);
        }
        """);

    [Fact]
    public Task LG3002_layers_in_an_array() => RuleTest.Fixes(
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear[] {|LG3002:_layers|} = { nn.Linear(16, 16), nn.Linear(16, 5) };
            public Net() : base("net")
            {
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) { foreach (var layer in _layers) x = layer.call(x); return x; }
        }
        """,
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear[] _layers = { nn.Linear(16, 16), nn.Linear(16, 5) };
            public Net() : base("net")
            {
                for (var i = 0; i < _layers.Length; i++) register_module("_layers" + i, _layers[i]);
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) { foreach (var layer in _layers) x = layer.call(x); return x; }
        }
        """);

    [Fact]
    public Task LG3002_knows_lists_and_dictionaries_and_leaves_module_lists_and_losses_alone() => RuleTest.Reports("""
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly List<nn.Module<Tensor, Tensor>> {|LG3002:_layers|} = new();
            private readonly ModuleList<Linear> _registered = new();
            private readonly List<MSELoss> _losses = new();
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => x;
        }
        sealed class Heads : nn.Module<Tensor, Tensor>
        {
            public Dictionary<string, Linear> {|LG3002:All|} { get; } = new();
            public Heads() : base("heads") => RegisterComponents();
            public override Tensor forward(Tensor x) => x;
        }
        sealed class Holder { private readonly List<Linear> _ensemble = new(); }
        """);

    [Fact]
    public Task LG3005_and_LG3006_layers_made_in_forward() => RuleTest.Reports("""
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private Linear _late;
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x)
            {
                _late ??= nn.Linear(16, 16);
                x = {|LG3006:nn.Dropout(0.5)|}.call({|LG3005:nn.Linear(16, 16)|}.call(x));
                return nn.ReLU().call(_late.call(x));
            }
        }
        """);

    [Fact]
    public Task LG5005_functional_dropout_follows_the_mode() => RuleTest.Fixes(
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => {|LG5005:F.dropout(x, 0.5)|};
            private Tensor Told(Tensor x) => F.dropout(x, 0.5, training);
        }
        static class Outside { static Tensor Sample(Tensor x) => F.dropout(x, 0.5); }
        """,
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => F.dropout(x, 0.5, training: training);
            private Tensor Told(Tensor x) => F.dropout(x, 0.5, training);
        }
        static class Outside { static Tensor Sample(Tensor x) => F.dropout(x, 0.5); }
        """);
}
