namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values that delegates carry.</summary>
internal static class FunctionForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("Func in a local", "static void Run() { Func<$t> make = () => $v; $use(make()) }"),
        new("Func with a block", "static void Run() { Func<int, $t> make = n => { Show(n); return $v; }; var p = make(3); $use(p) }"),
        new("Func, Invoke", "static void Run() { Func<$t> make = () => $v; $use(make.Invoke()) }"),
        new("Func, null-conditional Invoke", "static void Run() { Func<$t> make = () => $v; $use(make?.Invoke()) }", Carried.Reference),
        new("Func as an argument", "static void Use(Func<$t> make) { $use(make()) } static void Run() => Use(() => $v);"),
        new("Func in a field", "static readonly Func<$t> make = () => $v; static void Run() { $use(make()) }"),
        new("Func, given to a constructor",
            "sealed class Part(Func<$t> make) { public void Go() { $use(make()) } } static void Run() => new Part(() => $v).Go();"),
        new("Func, returned", "static Func<$t> Maker() => () => $v; static void Run() { $use(Maker()()) }"),
        new("Func, returned with its capture", "static Func<$t> Hold($t made) => () => made; static void Run() { var get = Hold($v); $use(get()) }"),
        new("Func in a dictionary", "static void Run() { var makers = new Dictionary<string, Func<$t>> { [\"p\"] = () => $v }; $use(makers[\"p\"]()) }"),
        new("Func in an array", "static void Run() { var makers = new Func<$t>[] { () => $r, () => $v }; $use(makers[1]()) }"),
        new("Func that hands its argument on", "static void Run() { Func<$t, $t> same = value => value; $use(same($v)) }"),
        new("Func of Func", "static void Run() { Func<Func<$t>> maker = () => () => $v; $use(maker()()) }"),
        new("inferred delegate type", "static void Run() { var make = () => $v; var p = make(); $use(p) }"),
        new("lambda, capturing", "static void Run() { var made = $v; Action go = () => { $use(made) }; go(); }"),
        new("lambda that assigns", "static void Run() { $t p = $r; Action set = () => p = $v; set(); $use(p) }"),
        new("lambda, static", "static void Run() { Func<$t> make = static () => $v; var p = make(); $use(p) }"),
        new("lambda with parameters", "static void Run() { Action<$t, int> use = (p, n) => { $use(p) }; use($v, 1); }"),
        new("Action as an argument", "static void Each(Action<$t> go) => go($v); static void Run() => Each(p => { $use(p) });"),
        new("anonymous method", "static void Run() { Func<$t> make = delegate { return $v; }; $use(make()) }"),
        new("custom delegate", "delegate $t Maker(int n); static void Run() { Maker make = n => $v; $use(make(1)) }"),
        new("custom delegate with out",
            "delegate void Maker(out $t made); static void Run() { Maker make = (out $t made) => made = $v; make(out var p); $use(p) }"),
        new("method group", "static $t Make() => $v; static void Run() { Func<$t> make = Make; $use(make()) }"),
        new("method group as an argument", "static $t Make() => $v; static void Use(Func<$t> make) { $use(make()) } static void Run() => Use(Make);"),
        new("method group of an instance", "sealed class Part { public $t Make() => $v; } static void Run() { Func<$t> make = new Part().Make; $use(make()) }"),
        new("method group that uses", "static void Use($t p) { $use(p) } static void Each(Action<$t> go) { go($v); } static void Run() => Each(Use);"),
        new("local function as a delegate", "static void Run() { $t Make() => $v; Func<$t> make = Make; $use(make()) }"),
        new("chosen delegate", "static void Run() { Func<$t> make = IsLarge ? () => $v : () => $r; $use(make()) }"),
        new("composition", """
            static Func<int, TC> Compose<TB, TC>(Func<int, TB> first, Func<TB, TC> then) => n => then(first(n));
            static void Run() { var make = Compose<$t, $t>(n => $v, made => made); $use(make(1)) }
            """),
        new("currying", "static void Run() { Func<int, Func<int, $t>> make = n => k => $v; $use(make(1)(2)) }"),
        new("list of lambdas",
            "static void Run() { var all = new List<Action>(); var made = $v; all.Add(() => { $use(made) }); foreach (var go in all) go(); }"),
        new("delegates combined", "static void Run() { Action<$t> use = p => Show(1); use += p => { $use(p) }; use($v); }"),
        new("lambda with a default", "static void Run() { var make = (int n = 3) => $v; $use(make()) }"),
    ];
}
