namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values that statements carry: branches, loops, switches, try and using.</summary>
internal static class FlowForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("one branch of an if", "static void Run() { $t p = $r; if (IsLarge) p = $v; $use(p) }"),
        new("the other branch of an if", "static void Run() { $t p; if (IsLarge) { p = $r; } else { p = $v; } $use(p) }"),
        new("both branches of an if", "static void Run() { $t p; if (IsLarge) p = $v; else p = $v; $use(p) }"),
        new("branch of a nested if", "static void Run(int n) { $t p = $r; if (IsLarge) { if (n > 3) { p = $v; } } $use(p) }"),
        new("the same flag twice", "static void Run(bool isOn) { $t p = $r; if (isOn) p = $v; if (isOn) { $use(p) } }"),
        new("one branch of a helper", "static $t Make() { if (IsLarge) return $v; return $r; } static void Run() { $use(Make()) }"),
        new("early return", "static void Run() { $t p = $v; if (!IsLarge) return; $use(p) }"),
        new("conditional operator, both", "static void Run() { $t p = IsLarge ? $v : $v; $use(p) }"),
        new("conditional operator, one", "static void Run() { $t p = IsLarge ? $v : $r; $use(p) }"),
        new("conditional operator, constant", "const bool IsOn = true; static void Run() { $t p = IsOn ? $v : $r; $use(p) }"),
        new("switch statement", """
            static void Run(int kind)
            {
                $t p;
                switch (kind) { case 0: p = $r; break; case 1: p = $v; break; default: return; }
                $use(p)
            }
            """),
        new("switch with patterns", """
            static $t Make(object kind)
            {
                switch (kind) { case int n when n > 3: return $v; case string: return $r; default: throw new ArgumentException("?"); }
            }
            static void Run(object kind) { $use(Make(kind)) }
            """),
        new("switch expression", "static void Run(int kind) { $t p = kind switch { 0 => $r, 1 => $v, _ => throw new ArgumentException(\"?\") }; $use(p) }"),
        new("switch expression over an enum", """
            enum Kind { First, Second }
            static $t Make(Kind kind) => kind switch { Kind.First => $v, _ => $r };
            static void Run() { $use(Make(Kind.First)) }
            """),
        new("switch expression over types",
            "static void Run() { object made = $v; $t p = made switch { $t held => held, _ => throw new ArgumentException(\"?\") }; $use(p) }"),
        new("switch expression over a tuple",
            "static void Run(bool a, bool b) { $t p = (a, b) switch { (true, true) => $v, (true, false) => $v, _ => $v }; $use(p) }"),
        new("switch by name", """
            static $t Make(string name) => name switch { "first" => $v, "second" => $r, _ => throw new ArgumentException(name) };
            static void Run() { var p = Make("first"); $use(p) }
            """),
        new("try", "static void Run() { $t p; try { p = $v; } catch (InvalidOperationException) { throw; } $use(p) }"),
        new("try, used inside", "static void Run() { try { $t p = $v; $use(p) } finally { Show(1); } }"),
        new("try with catch that returns", "static void Run() { $t p; try { p = $v; } catch (Exception e) { Show(e); return; } $use(p) }"),
        new("catch", "static void Run() { $t p = $r; try { Show(1); } catch (Exception) { p = $v; } $use(p) }"),
        new("finally", "static void Run() { $t p = $r; try { Show(1); } finally { p = $v; } $use(p) }"),
        new("lock", "static readonly object gate = new(); static void Run() { $t p; lock (gate) { p = $v; } $use(p) }"),
        new("using block around", "static void Run() { using (NewDisposeScope()) { var p = $v; $use(p) } }"),
        new("using declaration around", "static void Run() { using var scope = NewDisposeScope(); var p = $v; $use(p) }"),
        new("using of the value", "static void Run() { using var p = $v; $use(p) }", Carried.Model | Carried.Loss),
        new("for", "static void Run() { for (var i = 0; i < 3; i++) { var p = $v; $use(p) } }"),
        new("for, assigned outside", "static void Run() { $t p = $r; for (var i = 0; i < 3; i++) { p = $v; $use(p) } }"),
        new("for, used after", "static void Run() { $t p = $r; for (var i = 0; i < 3; i++) p = $v; $use(p) }"),
        new("for, made before", "static void Run() { $t p = $v; for (var i = 0; i < 3; i++) Show(i); $use(p) }"),
        new("while", "static void Run() { var n = 0; while (n < 3) { var p = $v; $use(p) n++; } }"),
        new("while true with break", "static void Run() { $t p; while (true) { p = $v; if (IsLarge) break; } $use(p) }"),
        new("do", "static void Run() { $t p; var n = 0; do { p = $v; n++; } while (n < 3); $use(p) }"),
        new("foreach over a range", "static void Run() { foreach (var i in Enumerable.Range(0, 3)) { var p = $v; $use(p) } }"),
        new("loop with continue", "static void Run() { for (var i = 0; i < 9; i++) { if (i % 2 == 0) continue; var p = $v; $use(p) } }"),
        new("carried to the next round", "static void Run() { $t p = $r; for (var i = 0; i < 3; i++) { if (i > 0) { $use(p) } p = $v; } }"),
        new("goto", "static void Run() { $t p = $r; var n = 0; again: n++; p = $v; if (n < 3) goto again; $use(p) }"),
        new("unreachable branch before", "static void Run() { $t p = $v; if (false) { p = $r; } $use(p) }"),
        new("checked block", "static void Run() { $t p; checked { p = $v; } $use(p) }"),
        new("throw guard",
            "static void Run(object o) { ArgumentNullException.ThrowIfNull(o); var p = $v; if (o is string) throw new ArgumentException(\"?\"); $use(p) }"),
        new("returned out of try", "static $t Make() { try { return $v; } finally { Show(1); } } static void Run() { $use(Make()) }"),
        new("goto case", """
            static void Run(int kind)
            {
                $t p;
                switch (kind) { case 0: goto case 1; case 1: p = $v; break; default: return; }
                $use(p)
            }
            """),
        new("chain of else ifs", "static void Run(int n) { $t p; if (n < 1) p = $r; else if (n < 2) p = $v; else return; $use(p) }"),
        new("branch that ends", "static void Run(int n) { $t p = $v; if (n > 3) { p = $r; Show(p); return; } $use(p) }"),
        new("flag of a local", "static void Run() { var isOn = IsLarge; $t p = isOn ? $v : $r; if (!isOn) return; $use(p) }"),
        new("nested loops", "static void Run() { for (var k = 0; k < 2; k++) { for (var j = 0; j < 2; j++) { var p = $v; $use(p) } } }"),
        new("used in the condition's branch", "static void Run() { $t p = $v; if (IsLarge) { $use(p) } else { Show(1); } }"),
    ];
}
