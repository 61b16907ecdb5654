namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values that sequences carry: iterators and LINQ.</summary>
internal static class SequenceForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("iterator, foreach", "static IEnumerable<$t> All() { yield return $v; } static void Run() { foreach (var p in All()) { $use(p) } }"),
        new("iterator in a loop",
            "static IEnumerable<$t> All() { for (var i = 0; i < 3; i++) { var made = $v; yield return made; } } static void Run() { "
            + "foreach (var p in All()) { $use(p) } }"),
        new("iterator, First", "static IEnumerable<$t> All() { yield return $v; yield return $r; } static void Run() { $use(All().First()) }"),
        new("iterator of tuples",
            "static IEnumerable<($t Value, int Count)> All() { yield return ($v, 1); } static void Run() { foreach (var (p, n) in All()) { $use(p) } }"),
        new("iterator, one of two",
            "static IEnumerable<$t> All() { yield return $r; yield return $v; } static void Run() { foreach (var p in All()) { $use(p) } }"),
        new("iterator property", "static IEnumerable<$t> All { get { yield return $v; } } static void Run() { foreach (var p in All) { $use(p) } }"),
        new("enumerator by hand",
            "static IEnumerable<$t> All() { yield return $v; } static void Run() { using var all = All().GetEnumerator(); while (all.MoveNext()) { "
            + "var p = all.Current; $use(p) } }"),
        new("own enumerable", """
            sealed class Held : IEnumerable<$t>
            {
                public IEnumerator<$t> GetEnumerator() { yield return $v; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            static void Run() { foreach (var p in new Held()) { $use(p) } }
            """),
        new("async iterator", """
            static async IAsyncEnumerable<$t> All() { await Task.Yield(); yield return $v; }
            static async Task Run() { await foreach (var p in All()) { $use(p) } }
            """),
        new("sequence as an argument",
            "static void Use(IEnumerable<$t> all) { foreach (var p in all) { $use(p) } } static void Run() => Use(new $t[] { $v });"),
        new("Select and First", "static void Run() { var p = Enumerable.Range(0, 3).Select(i => $v).First(); $use(p) }"),
        new("Select, foreach", "static void Run() { foreach (var p in new[] { 1, 2 }.Select(i => $v)) { $use(p) } }"),
        new("Select and ToList", "static void Run() { var all = new[] { 1, 2 }.Select(i => $v).ToList(); $use(all[0]) }"),
        new("Select and ToArray", "static void Run() { var all = new[] { 1, 2 }.Select(i => { var made = $v; return made; }).ToArray(); $use(all[1]) }"),
        new("Select with a method group",
            "static $t Make(int n) => $v; static void Run() { var all = new[] { 1, 2 }.Select(Make).ToList(); foreach (var p in all) { $use(p) } }"),
        new("Select of Select",
            "static void Run() { $t[] made = { $v }; var p = made.Select(value => (value, 1)).Select(pair => pair.value).First(); $use(p) }"),
        new("query syntax", "static void Run() { var all = from i in new[] { 1, 2 } select $v; foreach (var p in all) { $use(p) } }"),
        new("query syntax with let and where",
            "static void Run() { var all = from i in new[] { 1, 2 } let made = $v where i > 0 select made; $use(all.First()) }"),
        new("query syntax, two sources",
            "static void Run() { var all = from i in new[] { 1, 2 } from p in new $t[] { $v } select (i, p); foreach (var (i, p) in all) { $use(p) } }"),
        new("Zip", "static void Run() { foreach (var (p, n) in new $t[] { $v }.Zip(new[] { 1 })) { $use(p) } }"),
        new("Zip with a selector", "static void Run() { var p = new $t[] { $v }.Zip(new[] { 1 }, (value, n) => value).First(); $use(p) }"),
        new("Where", "static void Run() { foreach (var p in new $t[] { $v }.Where(value => IsLarge)) { $use(p) } }"),
        new("Single", "static void Run() { $use(new $t[] { $v }.Single()) }"),
        new("Last", "static void Run() { $use(new $t[] { $r, $v }.Last()) }"),
        new("ElementAt", "static void Run() { $use(new List<$t> { $r, $v }.ElementAt(1)) }"),
        new("FirstOrDefault", "static void Run() { var p = new $t[] { $v }.FirstOrDefault(); $use(p) }"),
        new("Append and Concat", "static void Run() { var all = new $t[] { $v }.Append($v).Concat(new $t[] { $v }).ToArray(); $use(all[2]) }"),
        new("Skip and Take", "static void Run() { var p = new $t[] { $r, $v, $r }.Skip(1).Take(1).First(); $use(p) }"),
        new("Reverse", "static void Run() { foreach (var p in new $t[] { $v, $v }.AsEnumerable().Reverse()) { $use(p) } }"),
        new("Repeat", "static void Run() { foreach (var p in Enumerable.Repeat<$t>($v, 1)) { $use(p) } }"),
        new("SelectMany", "static void Run() { foreach (var p in new[] { 1, 2 }.SelectMany(i => new $t[] { $v })) { $use(p) } }"),
        new("Aggregate", "static void Run() { $t seed = $r; var p = Enumerable.Range(0, 3).Aggregate(seed, (held, i) => $v); $use(p) }"),
        new("ToDictionary", "static void Run() { var all = new[] { 1, 2 }.ToDictionary(i => i, i => $v); $use(all[1]) }"),
        new("Cast and OfType", "static void Run() { var p = new object[] { $v }.OfType<$t>().Cast<$t>().First(); $use(p) }"),
        new("Index", "static void Run() { foreach (var (i, p) in new $t[] { $v }.Index()) { $use(p) } }"),
        new("Chunk", "static void Run() { foreach (var all in new $t[] { $v, $v }.Chunk(1)) { $use(all[0]) } }"),
        new("list, ConvertAll", "static void Run() { var all = new List<int> { 1 }.ConvertAll(i => $v); $use(all[0]) }"),
        new("Array.ConvertAll", "static void Run() { var all = Array.ConvertAll(new[] { 1 }, i => $v); $use(all[0]) }"),
        new("anonymous types in a query",
            "static void Run() { var all = new[] { 1, 2 }.Select(i => new { Value = $v, Count = i }); foreach (var each in all) { $use(each.Value) } }"),
        new("GroupBy", "static void Run() { foreach (var all in new $t[] { $v }.GroupBy(value => 1)) foreach (var p in all) { $use(p) } }"),
        new("OrderBy", "static void Run() { var all = new[] { 2, 1 }.OrderBy(i => i).Select(i => $v); foreach (var p in all) { $use(p) } }"),
        new("MaxBy", "static void Run() { var p = new ($t Value, int Score)[] { ($v, 1) }.MaxBy(pair => pair.Score).Value; $use(p) }"),
        new("iterator through a helper", """
            static IEnumerable<$t> All() { yield return $v; }
            static IEnumerable<$t> Again(IEnumerable<$t> all) { foreach (var each in all) yield return each; }
            static void Run() { foreach (var p in Again(All())) { $use(p) } }
            """),
        new("own extension over a sequence", """
            static class Extensions { internal static IEnumerable<T> Same<T>(this IEnumerable<T> all) { foreach (var each in all) yield return each; } }
            ---
            static void Run() { foreach (var p in new $t[] { $v }.Same()) { $use(p) } }
            """),
    ];
}
