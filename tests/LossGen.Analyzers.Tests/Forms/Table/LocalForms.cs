namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values in variables: locals, tuples, patterns, arguments by reference.</summary>
internal static class LocalForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("in place", "static void Run() { $use($v) }"),
        new("local", "static void Run() { var p = $v; $use(p) }"),
        new("local, assigned later", "static void Run() { $t p; p = $v; $use(p) }"),
        new("local, assigned over", "static void Run() { $t p = $r; p = $v; $use(p) }"),
        new("alias of a local", "static void Run() { var made = $v; var p = made; $use(p) }"),
        new("two locals swapped", "static void Run() { $t a = $v, b = $r; (a, b) = (b, a); $use(b) }"),
        new("ref local", "static void Run() { $t made = $r; ref $t p = ref made; p = $v; $use(made) }"),
        new("ref return", """
            static $t kept;
            static ref $t Place() => ref kept;
            static void Run() { Place() = $v; $use(kept) }
            """),
        new("object and cast", "static void Run() { object made = $v; var p = ($t)made; $use(p) }"),
        new("object and `is`", "static void Run() { object made = $v; if (made is $t p) { $use(p) } }"),
        new("`is not` and return", "static void Run() { object made = $v; if (made is not $t p) return; $use(p) }"),
        new("`as`", "static void Run() { object made = $v; var p = made as $t; $use(p) }", Carried.Reference),
        new("`is { }`", "static $t Make() => $v; static void Run() { if (Make() is { } p) { $use(p) } }"),
        new("null-coalescing", "static $t Find() => null; static void Run() { var p = Find() ?? $v; $use(p) }", Carried.Reference),
        new("null-coalescing assignment", "static void Run() { $t p = null; p ??= $v; $use(p) }", Carried.Reference),
        new("nullable value", "static void Run() { $t? p = $v; $use(p.Value) }", Carried.Number),
        new("nullable value, coalesced", "static $t? Find() => $v; static void Run() { $use((Find() ?? $r)) }", Carried.Number),
        new("null-forgiving", "static void Run() { $t p = $v!; $use(p!) }"),
        new("tuple, deconstructed", "static ($t, int) Make() => ($v, 1); static void Run() { var (p, n) = Make(); $use(p) }"),
        new("tuple, deconstructed into variables", "static (int, $t) Make() => (1, $v); static void Run() { $t p; int n; (n, p) = Make(); $use(p) }"),
        new("tuple, deconstructed with discard", "static (int, $t, int) Make() => (1, $v, 2); static void Run() { var (_, p, _) = Make(); $use(p) }"),
        new("tuple, named item", "static ($t Value, int Count) Make() => ($v, 1); static void Run() { var made = Make(); $use(made.Value) }"),
        new("tuple, Item2", "static (int, $t) Make() => (1, $v); static void Run() { $use(Make().Item2) }"),
        new("tuple in a local", "static void Run() { var pair = (Right: $r, Made: $v); $use(pair.Made) }"),
        new("tuple, nested", "static ((int, $t) Inner, int) Make() => ((1, $v), 2); static void Run() { var ((_, p), _) = Make(); $use(p) }"),
        new("tuple as an argument", "static void Run() { Use((1, $v)); } static void Use((int Count, $t Value) made) { $use(made.Value) }"),
        new("tuple, item assigned", "static void Run() { ($t Value, int Count) made = default; made.Value = $v; $use(made.Value) }"),
        new("out variable", "static void Make(out $t made) { made = $v; } static void Run() { Make(out var p); $use(p) }"),
        new("out, second parameter of three",
            "static bool Make(int n, out $t made, out int count) { made = $v; count = n; return true; } static void Run() { Make(3, out $t p, out _); "
            + "$use(p) }"),
        new("out through a helper",
            "static void Inner(out $t made) => made = $v; static void Make(out $t made) => Inner(out made); static void Run() { Make(out var p); $use(p) }"),
        new("Try method", "static bool TryMake(out $t made) { made = $v; return IsLarge; } static void Run() { if (TryMake(out var p)) { $use(p) } }"),
        new("ref argument", "static void Change(ref $t made) { made = $v; } static void Run() { $t p = $r; Change(ref p); $use(p) }"),
        new("in argument", "static void Use(in $t p) { $use(p) } static void Run() { $t made = $v; Use(in made); }"),
        new("out of a local function", "static void Run() { Make(out var p); $use(p) static void Make(out $t made) => made = $v; }"),
        new("Try method in a condition",
            "static bool TryMake(int n, out $t made) { made = $v; return n > 2; } static void Run() { if (IsLarge && TryMake(3, out var p)) { $use(p) } }"),
        new("ref readonly return", "static readonly $t made = $v; static ref readonly $t Made() => ref made; static void Run() { $use(Made()) }"),
        new("Interlocked.Exchange", "static $t made; static void Run() { System.Threading.Interlocked.Exchange(ref made, $v); $use(made) }", Carried.Reference),
        new("discarded first value", "static void Run() { _ = $r; var p = $v; $use(p) }"),
    ];
}
