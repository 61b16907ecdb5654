namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values that calls carry: results, arguments, helpers, local functions, async methods.</summary>
internal static class CallForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("returned", "static $t Make() { return $v; } static void Run() { var p = Make(); $use(p) }"),
        new("returned, three deep",
            "static $t A() => $v; static $t B() { var made = A(); return made; } static $t C() => B(); static void Run() { $use(C()) }"),
        new("argument", "static void Use($t p) { $use(p) } static void Run() => Use($v);"),
        new("argument, three deep",
            "static void C($t p) { $use(p) } static void B($t p) => C(p); static void A($t p) { B(p); } static void Run() { var made = $v; A(made); }"),
        new("argument, of two callers one wrong", "static void Use($t p) { $use(p) } static void Good() => Use($r); static void Run() => Use($v);"),
        new("argument and result", "static $t Same($t p) => p; static void Run() { $use(Same($v)) }"),
        new("argument, by name", "static void Use(int n, $t p) { $use(p) } static void Run() => Use(p: $v, n: 1);"),
        new("argument, optional", "static void Use($t p, int n = 3, string s = null) { $use(p) } static void Run() => Use($v, s: \"x\");"),
        new("argument, default null", "static void Run() => Go(); static void Go($t p = null) { p ??= $v; $use(p) }", Carried.Reference),
        new("params array", "static void Use(params $t[] all) { $use(all[0]) } static void Run() => Use($v, $r);"),
        new("params array, foreach", "static void Use(params $t[] all) { foreach (var p in all) { $use(p) } } static void Run() => Use($v, $v);"),
        new("params list", "static void Use(params List<$t> all) { $use(all[0]) } static void Run() => Use($v, $r);"),
        new("parameter, assigned over", "static void Use($t p) { p = $v; $use(p) } static void Run() => Use($r);"),
        new("generic method", "static T Same<T>(T value) => value; static void Run() { var p = Same($v); $use(p) }"),
        new("generic method with a factory", "static T Make<T>(Func<T> make) => make(); static void Run() { $t p = Make<$t>(() => $v); $use(p) }"),
        new("extension method", """
            static class Extensions { internal static $t Held(this int n) => $v; }
            ---
            static void Run() { $use(3.Held()) }
            """),
        new("extension method of the value", """
            static class Extensions { internal static $t Same(this $t value) => value; }
            ---
            static void Run() { $use($v.Same()) }
            """, Carried.Reference),
        new("extension method that uses", """
            static class Extensions { internal static void Go(this $t p) { $use(p) } }
            ---
            static void Run() => $v.Go();
            """, Carried.Reference),
        new("method of another class", "static class Other { internal static $t Make() => $v; } static void Run() { $use(Other.Make()) }"),
        new("instance method", "sealed class Other { public $t Make() => $v; } static void Run() { var other = new Other(); $use(other.Make()) }"),
        new("method of a field's class", """
            sealed class Other { public $t Make() => $v; }
            sealed class Part { readonly Other other = new(); public void Go() { $use(other.Make()) } }
            static void Run() => new Part().Go();
            """),
        new("held and handed on", """
            sealed class Step { readonly $t made; public Step($t made) => this.made = made; public void Go() { $use(made) } }
            sealed class Loop { readonly Step step; public Loop($t made) { step = new Step(made); } public void Go() => step.Go(); }
            static void Run() => new Loop($v).Go();
            """),
        new("recursion", "static $t Make(int n) => n == 0 ? $v : Make(n - 1); static void Run() { $use(Make(3)) }"),
        new("recursion that uses", "static void Go($t p, int n) { if (n > 0) { Go(p, n - 1); return; } $use(p) } static void Run() => Go($v, 3);"),
        new("local function", "static void Run() { $use(Make()) $t Make() => $v; }"),
        new("local function, static", "static void Run() { static $t Make() { return $v; } var p = Make(); $use(p) }"),
        new("local function, capturing", "static void Run() { var made = $v; Use(); void Use() { $use(made) } }"),
        new("local function that assigns", "static void Run() { $t p = $r; Set(); $use(p) void Set() { p = $v; } }"),
        new("local function, nested", "static void Run() { Outer(); void Outer() { $t Inner() => $v; var p = Inner(); $use(p) } }"),
        new("local function with a parameter", "static void Run() { Use($v); static void Use($t p) { $use(p) } }"),
        new("async method", "static async Task<$t> Make() { await Task.Yield(); return $v; } static async Task Run() { var p = await Make(); $use(p) }"),
        new("async, used later", "static async Task Run() { var p = $v; await Task.Delay(1); $use(p) }"),
        new("async, task in a local",
            "static async Task<$t> Make() { await Task.Yield(); return $v; } static async Task Run() { var task = Make(); Show(1); var p = await task; "
            + "$use(p) }"),
        new("async, ConfigureAwait",
            "static async Task<$t> Make() { await Task.Yield(); return $v; } static async Task Run() { var p = await Make().ConfigureAwait(false); $use(p) }"),
        new("async, Result", "static async Task<$t> Make() { await Task.Yield(); return $v; } static void Run() { $use(Make().Result) }"),
        new("async, argument", "static async Task Use($t p) { await Task.Yield(); $use(p) } static Task Run() => Use($v);"),
        new("Task.FromResult", "static Task<$t> Make() => Task.FromResult<$t>($v); static async Task Run() { $use(await Make()) }"),
        new("Task.Run", "static async Task Run() { var p = await Task.Run<$t>(() => $v); $use(p) }"),
        new("Task.WhenAll",
            "static async Task<$t> Make() { await Task.Yield(); return $v; } static async Task Run() { var all = await Task.WhenAll(Make(), Make()); "
            + "$use(all[0]) }"),
        new("ValueTask", "static ValueTask<$t> Make() => new($v); static async Task Run() { var p = await Make(); $use(p) }"),
        new("async, tuple",
            "static async Task<($t Value, int Count)> Make() { await Task.Yield(); return ($v, 1); } static async Task Run() { var (p, n) = await Make(); "
            + "$use(p) }"),
        new("async lambda", "static async Task Run() { Func<Task<$t>> make = async () => { await Task.Yield(); return $v; }; var p = await make(); $use(p) }"),
        new("TaskCompletionSource",
            "static async Task Run() { var source = new TaskCompletionSource<$t>(); source.SetResult($v); var p = await source.Task; $use(p) }"),
        new("params span", "static void Use(params ReadOnlySpan<$t> all) { $use(all[0]) } static void Run() => Use($v, $r);"),
        new("async, ContinueWith", """
            static async Task<$t> Make() { await Task.Yield(); return $v; }
            static async Task Run() { var p = await Make().ContinueWith(task => task.Result); $use(p) }
            """),
        new("AsyncLocal", "static readonly System.Threading.AsyncLocal<$t> made = new(); static void Run() { made.Value = $v; $use(made.Value) }"),
        new("channel", """
            static async Task Run()
            {
                var made = System.Threading.Channels.Channel.CreateUnbounded<$t>();
                await made.Writer.WriteAsync($v);
                var p = await made.Reader.ReadAsync();
                $use(p)
            }
            """),
        new("two results by tuple and out", """
            static ($t, bool) Make(out int count) { count = 1; return ($v, true); }
            static void Run() { var (p, isGood) = Make(out _); $use(p) }
            """),
        new("overloads", "static $t Make(int n) => $r; static $t Make(string s) => $v; static void Run() { $use(Make(\"s\")) }"),
    ];
}
