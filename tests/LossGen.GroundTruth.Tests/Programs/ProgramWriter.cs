using System.Text;

namespace LossGen.GroundTruth.Tests.Programs;

/// <summary>Writes a random program: straight code, branches, loops, scopes without gradients, helpers, local functions, modules, changes in place.</summary>
internal sealed class ProgramWriter
{
    private readonly Random _random;
    private readonly TensorExpressions _expressions;
    private readonly StringBuilder _members = new();
    private readonly List<TensorVariable> _variables = [];
    private readonly Func<int> _nextProbe;
    private StringBuilder _body = new();
    private int _names;
    private int _depth;
    private bool _isInside;

    private ProgramWriter(int seed, Func<int> nextProbe)
    {
        _random = new Random(seed);
        _expressions = new TensorExpressions(_random);
        _nextProbe = nextProbe;
    }

    /// <summary>The class <c>Program{seed}</c> with a method <c>Run</c>; its probes take their numbers from a counter.</summary>
    public static string Write(int seed, Func<int> nextProbe) => new ProgramWriter(seed, nextProbe).Write($"Program{seed}");

    private string Write(string name)
    {
        for (var i = 0; i < 2; i++) Declare(_expressions.Data());

        var statements = _random.Next(6, 16);
        for (var i = 0; i < statements; i++) Statement();

        return $$"""
            public static class {{name}}
            {
                public static void Run()
                {
            {{_body}}    }
            {{_members}}}

            """;
    }

    private void Statement()
    {
        var x = Pick();
        switch (_random.Next(_depth > 1 ? 5 : 18))
        {
            case 0 or 1:
                Declare(_expressions.Apply(x, _variables));
                break;
            case 2:
                Declare(_expressions.Apply(Pick(), []));
                break;
            case 3:
                Declare(_expressions.Data());
                break;
            case 4:
                Assign(x, _expressions.Again(x).Text);
                break;
            case 5:
                Branch(x);
                break;
            case 6:
                Loop(x);
                break;
            case 7:
                Block(_random.Next(2) == 0 ? "using (no_grad())" : "try", x, _random.Next(2) == 0);
                break;
            case 8:
                Helper(x);
                break;
            case 9:
                Module(x);
                break;
            case 10:
                InPlace(x);
                break;
            case 11:
                Loss(x);
                break;
            case 12:
                Declare(x with { Text = $"Flip() ? {x.Text} : {_expressions.Again(x).Text}" });
                break;
            case 13:
                Tuple(x);
                break;
            case 14:
                LocalFunction(x);
                break;
            case 15:
                // The same tensor under two names.
                Declare(x);
                break;
            case 16:
                Each(x);
                break;
            default:
                Sequential(x);
                break;
        }
    }

    private TensorVariable Pick() => _variables[_random.Next(_variables.Count)];

    private string Name(string prefix) => $"{prefix}{_names++}";

    private void Line(string text) => _body.Append(' ', 8 + (4 * _depth)).Append(text).Append('\n');

    private void See(string variable) => Line($"Probe.{(_isInside ? "SeeInside" : "See")}({_nextProbe()}, {variable}.alias());");

    private void Declare(TensorVariable value)
    {
        var name = Name("v");
        Line($"var {name} = {value.Text};");
        See(name);
        _variables.Add(value with { Text = name });
    }

    private void Assign(TensorVariable variable, string text)
    {
        Line($"{variable.Text} = {text};");
        See(variable.Text);
    }

    private void Branch(TensorVariable x)
    {
        Line("if (Flip())");
        Nested(() => Assign(x, _expressions.Again(x).Text));
        if (_random.Next(2) == 0)
        {
            Line("else");
            Nested(() =>
            {
                Assign(x, _expressions.Again(x).Text);
                Statement();
            });
        }

        See(x.Text);
    }

    private void Loop(TensorVariable x)
    {
        var counter = Name("i");
        Line(_random.Next(2) == 0 ? $"for (var {counter} = 0; {counter} < {_random.Next(1, 4)}; {counter}++)" : $"var {counter} = 0; while ({counter}++ < 2)");
        Nested(() =>
        {
            See(x.Text);
            Statement();
            Assign(x, _expressions.Again(x).Text);
        });
        See(x.Text);
    }

    private void Each(TensorVariable x)
    {
        var item = Name("e");
        Line($"foreach (var {item} in new[] {{ {x.Text}, {_expressions.Again(x).Text} }})");
        Nested(() =>
        {
            _variables.Add(x with { Text = item });
            See(item);
            Declare(_expressions.Apply(x with { Text = item }, []));
        });
    }

    private void Block(string opening, TensorVariable x, bool assigns)
    {
        Line(opening);
        Nested(() =>
        {
            Statement();
            if (assigns) Assign(x, _expressions.Again(x).Text);
        });
        if (opening == "try") Line("finally { }");

        // A view made under no_grad says that it requires a gradient and has no history.
        if (opening == "try" || !assigns) See(x.Text);
    }

    private void Nested(Action write)
    {
        Line("{");
        var visible = _variables.Count;
        _depth++;
        write();
        _depth--;
        _variables.RemoveRange(visible, _variables.Count - visible);
        Line("}");
    }

    private void Helper(TensorVariable x)
    {
        var name = Name("Helper");
        var inner = Inside(x, "input", out var result);
        _members.Append($"    private static Tensor {name}(Tensor input)\n    {{\n{inner}        return {result.Text};\n    }}\n");
        Declare(result with { Text = $"{name}({x.Text})" });
        if (_random.Next(3) == 0) Declare(result with { Text = $"{name}({_expressions.Again(x).Text})" });
    }

    private void LocalFunction(TensorVariable x)
    {
        var name = Name("local");
        var result = _expressions.Apply(x with { Text = "t" }, []);
        Line(_random.Next(2) == 0 ? $"Tensor {name}(Tensor t) => {result.Text};" : $"System.Func<Tensor, Tensor> {name} = t => {result.Text};");
        Declare(result with { Text = $"{name}({x.Text})" });
    }

    private void Module(TensorVariable x)
    {
        if (x is not { Kind: NumberKind.Float, Rank: > 0 })
        {
            Helper(x);
            return;
        }

        var name = Name("Net");
        var width = _random.Next(1, 6);
        var inner = Inside(new TensorVariable("hidden", NumberKind.Float, [.. x.Shape[..^1], width]), "hidden", out var result);
        var isSized = _random.Next(2) == 0;
        _members.Append($$"""
                private sealed class {{name}} : nn.Module<Tensor, Tensor>
                {
                    private readonly TorchSharp.Modules.Linear _layer;
                    private readonly nn.Module<Tensor, Tensor> _last = {{(_random.Next(2) == 0 ? "nn.Tanh()" : "nn.Sequential(nn.ReLU(), nn.Dropout(0.5))")}};
                    public {{name}}({{(isSized ? "int width" : string.Empty)}}) : base("net") { _layer = nn.Linear({{x.Shape[^1]}}, {{(isSized ? "width" : $"{width}")}}); RegisterComponents(); }
                    public override Tensor forward(Tensor x)
                    {
                        var hidden = {{(_random.Next(2) == 0 ? "_layer.call(x)" : "_last.call(_layer.forward(x))")}};
            {{inner}}        return {{result.Text}};
                    }
                }

            """);
        Declare(result with { Text = $"new {name}({(isSized ? $"{width}" : string.Empty)}).call({x.Text})" });
    }

    private void Sequential(TensorVariable x)
    {
        if (x is not { Kind: NumberKind.Float, Rank: > 0 }) return;

        var net = Name("net");
        var (hidden, width) = (_random.Next(1, 6), _random.Next(1, 6));
        var activation = _random.Next(3) switch { 0 => "nn.ReLU()", 1 => "nn.ReLU(inplace: true)", _ => "nn.Sigmoid()" };
        var last = _random.Next(3) switch { 0 => ", nn.Softmax(-1)", 1 => ", nn.LogSoftmax(-1)", _ => string.Empty };
        Line($"var {net} = nn.Sequential(nn.Linear({x.Shape[^1]}, {hidden}), {activation}, nn.Linear({hidden}, {width}){last});");
        Declare(x with { Text = $"{net}.call({x.Text})", Shape = [.. x.Shape[..^1], width] });
    }

    private void InPlace(TensorVariable x)
    {
        if (!x.IsReal) return;

        // On a copy, for a leaf may not be changed; sometimes under a second name, through a view or by a helper.
        var copy = Name("v");
        Line($"var {copy} = {(_random.Next(2) == 0 ? $"{x.Text}.clone()" : $"({x.Text} * 1.0)")};");
        var variable = x with { Text = copy };
        _variables.Add(variable);
        var other = Name("v");
        var isShared = _random.Next(3) == 0;
        if (isShared)
        {
            Line($"var {other} = {copy}{(_random.Next(2) == 0 ? string.Empty : ".unsqueeze(0)")};");
            See(other);
        }

        Line(_random.Next(6) switch
        {
            0 => $"{copy}.relu_();",
            1 => $"torch.sigmoid_({copy});",
            2 => $"F.relu({copy}, inplace: true);",
            3 => $"{copy}.mul_(0.5);",
            4 => $"{copy}.zero_();",
            _ => $"{copy}.fill_(2);",
        });
        See(copy);
        if (isShared) See(other);
    }

    private void Loss(TensorVariable x)
    {
        if (x is not { Kind: NumberKind.Float, Rank: 2 }) return;

        Declare(new TensorVariable(
            _random.Next(4) switch
            {
                0 => $"F.cross_entropy({x.Text}, {x.Text}.argmax(1))",
                1 => $"F.mse_loss({x.Text}, randn({x.Shape[0]}, {x.Shape[1]}))",
                2 => $"nn.L1Loss().call({x.Text}, {x.Text}.detach())",
                _ => $"F.binary_cross_entropy_with_logits({x.Text}, rand({x.Shape[0]}, {x.Shape[1]}), reduction: nn.Reduction.Sum)",
            },
            NumberKind.Float,
            []));
    }

    private void Tuple(TensorVariable x)
    {
        var (left, right) = (Name("v"), Name("v"));
        var (first, second) = (_expressions.Apply(x, []), _expressions.Again(x));
        Line($"var ({left}, {right}) = ({first.Text}, {second.Text});");
        See(left);
        See(right);
        _variables.Add(first with { Text = left });
        _variables.Add(second with { Text = right });
    }

    // Statements about one input in a body of their own.
    private string Inside(TensorVariable input, string name, out TensorVariable result)
    {
        var (body, variables, depth, isInside) = (_body, _variables.ToArray(), _depth, _isInside);
        _isInside = true;
        _body = new StringBuilder();
        _variables.Clear();
        _variables.Add(input with { Text = name });
        _depth = 2;
        See(name);
        for (var i = _random.Next(1, 4); i > 0; i--) Statement();

        result = _variables[^1];
        var text = _body.ToString();
        _body = body;
        _variables.Clear();
        _variables.AddRange(variables);
        (_depth, _isInside) = (depth, isInside);
        return text;
    }
}
