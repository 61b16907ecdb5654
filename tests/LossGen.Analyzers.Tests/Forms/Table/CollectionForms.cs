namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values in arrays and collections.</summary>
internal static class CollectionForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("array, returned", "static $t[] Make() => new $t[] { $v, $r }; static void Run() { $use(Make()[0]) }"),
        new("array, element stored", "static void Run() { var made = new $t[2]; made[1] = $v; $use(made[1]) }"),
        new("array, element stored over", "static void Run() { var made = new $t[] { $r, $r }; made[0] = $v; $use(made[0]) }"),
        new("array, stored by a helper", "static void Fill($t[] made) { made[0] = $v; } static void Run() { var made = new $t[1]; Fill(made); $use(made[0]) }"),
        new("array, stored through an alias", "static void Run() { var made = new $t[] { $r }; var alias = made; alias[0] = $v; $use(made[0]) }"),
        new("array, from the end", "static void Run() { $t[] made = { $r, $v }; $use(made[^1]) }"),
        new("array, jagged", "static void Run() { var made = new[] { new $t[] { $r }, new $t[] { $v, $r } }; $use(made[1][0]) }"),
        new("array, two dimensions", "static void Run() { var made = new $t[2, 2]; made[1, 0] = $v; $use(made[1, 0]) }"),
        new("array, foreach", "static void Run() { foreach (var p in new $t[] { $v }) { $use(p) } }"),
        new("array, for", "static void Run() { var made = new $t[] { $v, $v }; for (var i = 0; i < made.Length; i++) { $use(made[i]) } }"),
        new("array, list pattern", "static void Run() { var made = new $t[] { $v, $r }; if (made is [var p, ..]) { $use(p) } }"),
        new("array, Array.Fill", "static void Run() { var made = new $t[3]; Array.Fill(made, $v); $use(made[2]) }"),
        new("array, Array.Copy", "static void Run() { var made = new $t[] { $v }; var copy = new $t[1]; Array.Copy(made, copy, 1); $use(copy[0]) }"),
        new("array, copied by a loop", """
            static void Run()
            {
                var made = new $t[] { $v, $v };
                var copy = new $t[made.Length];
                for (var i = 0; i < made.Length; i++) copy[i] = made[i];
                $use(copy[0])
            }
            """),
        new("span of an array", "static void Run() { Span<$t> made = new $t[] { $v }; $use(made[0]) }"),
        new("collection expression", "static void Run() { $t[] made = [$v]; $use(made[0]) }"),
        new("collection expression, spread", "static void Run() { $t[] first = [$v]; List<$t> made = [.. first, $r]; $use(made[0]) }"),
        new("list, initializer", "static void Run() { var made = new List<$t> { $v }; $use(made[0]) }"),
        new("list, Add", "static void Run() { var made = new List<$t>(); made.Add($v); $use(made[0]) }"),
        new("list, Add in a loop", "static void Run() { var made = new List<$t>(); for (var i = 0; i < 3; i++) made.Add($v); $use(made[1]) }"),
        new("list, Add in a helper",
            "static void Fill(List<$t> made) => made.Add($v); static void Run() { var made = new List<$t>(); Fill(made); $use(made[0]) }"),
        new("list, Insert", "static void Run() { var made = new List<$t> { $r }; made.Insert(0, $v); $use(made[0]) }"),
        new("list, AddRange", "static void Run() { var made = new List<$t>(); made.AddRange(new $t[] { $v }); $use(made[0]) }"),
        new("list, element stored", "static void Run() { var made = new List<$t> { $r }; made[0] = $v; $use(made[0]) }"),
        new("list, foreach", "static void Run() { var made = new List<$t> { $v, $v }; foreach (var p in made) { $use(p) } }"),
        new("list, ForEach", "static void Run() { var made = new List<$t> { $v }; made.ForEach(p => { $use(p) }); }"),
        new("list, ToArray", "static void Run() { var made = new List<$t> { $v }; var all = made.ToArray(); $use(all[0]) }"),
        new("list, returned as an interface", "static IReadOnlyList<$t> Make() => new List<$t> { $v }; static void Run() { $use(Make()[0]) }"),
        new("list in a field", "static readonly List<$t> made = new(); static void Fill() => made.Add($v); static void Run() { Fill(); $use(made[0]) }"),
        new("list of tuples", "static void Run() { var made = new List<($t Value, int Count)> { ($v, 1) }; foreach (var (p, n) in made) { $use(p) } }"),
        new("dictionary, index initializer", "static void Run() { var made = new Dictionary<string, $t> { [\"p\"] = $v }; $use(made[\"p\"]) }"),
        new("dictionary, collection initializer",
            "static void Run() { var made = new Dictionary<string, $t> { { \"r\", $r }, { \"p\", $v } }; $use(made[\"p\"]) }"),
        new("dictionary, stored", "static void Run() { var made = new Dictionary<int, $t>(); made[3] = $v; $use(made[3]) }"),
        new("dictionary, Add and TryGetValue", """
            static void Run()
            {
                var made = new Dictionary<string, $t>();
                made.Add("p", $v);
                if (made.TryGetValue("p", out var p)) { $use(p) }
            }
            """),
        new("dictionary, values", "static void Run() { var made = new Dictionary<string, $t> { [\"p\"] = $v }; foreach (var p in made.Values) { $use(p) } }"),
        new("dictionary, pairs", "static void Run() { var made = new Dictionary<string, $t> { [\"p\"] = $v }; foreach (var (key, p) in made) { $use(p) } }"),
        new("dictionary, returned",
            "static Dictionary<string, $t> Make() => new() { [\"p\"] = $v, [\"r\"] = $r }; static void Run() { var made = Make(); $use(made[\"p\"]) }"),
        new("dictionary, key by nameof", "static void Run() { var made = new Dictionary<string, $t> { [nameof(Run)] = $v }; $use(made[nameof(Run)]) }"),
        new("queue", "static void Run() { var made = new Queue<$t>(); made.Enqueue($v); $use(made.Dequeue()) }"),
        new("queue, while", "static void Run() { var made = new Queue<$t>(); made.Enqueue($v); while (made.Count > 0) { var p = made.Dequeue(); $use(p) } }"),
        new("stack", "static void Run() { var made = new Stack<$t>(); made.Push($r); made.Push($v); $use(made.Pop()) }"),
        new("stack, TryPop", "static void Run() { var made = new Stack<$t>(); made.Push($v); while (made.TryPop(out var p)) { $use(p) } }"),
        new("linked list", "static void Run() { var made = new LinkedList<$t>(); made.AddLast($v); $use(made.First.Value) }"),
        new("hash set, foreach", "static void Run() { var made = new HashSet<$t> { $v }; foreach (var p in made) { $use(p) } }"),
        new("key and value", "static KeyValuePair<string, $t> Make() => new(\"p\", $v); static void Run() { $use(Make().Value) }"),
        new("Tuple of the library", "static void Run() { var made = Tuple.Create(1, $v); $use(made.Item2) }"),
        new("class that inherits a dictionary", """
            sealed class Batch : Dictionary<string, $t> { }
            static void Run() { var made = new Batch { ["p"] = $v }; $use(made["p"]) }
            """),
        new("dictionary, GetValueOrDefault",
            "static void Run() { var made = new Dictionary<string, $t> { [\"p\"] = $v }; var p = made.GetValueOrDefault(\"p\"); $use(p) }"),
        new("dictionary of lists", """
            static void Run()
            {
                var made = new Dictionary<string, List<$t>> { ["p"] = new() };
                made["p"].Add($v);
                foreach (var p in made["p"]) { $use(p) }
            }
            """),
        new("dictionary of tuples",
            "static void Run() { var made = new Dictionary<int, ($t Value, int Count)> { [1] = ($v, 2) }; var (p, n) = made[1]; $use(p) }"),
        new("concurrent dictionary, GetOrAdd", """
            static readonly System.Collections.Concurrent.ConcurrentDictionary<string, $t> made = new();
            static void Run() { var p = made.GetOrAdd("p", key => $v); $use(p) }
            """),
        new("cache in a static dictionary", """
            static readonly Dictionary<string, $t> cache = new();
            static $t Get(string key) { if (!cache.TryGetValue(key, out var made)) { made = $v; cache[key] = made; } return made; }
            static void Run() { $use(Get("p")) }
            """),
        new("immutable array", "static void Run() { var made = System.Collections.Immutable.ImmutableArray.Create<$t>($r, $v); $use(made[1]) }"),
        new("immutable list, Add",
            "static void Run() { var made = System.Collections.Immutable.ImmutableList<$t>.Empty; made = made.Add($v); $use(made[0]) }"),
        new("priority queue", "static void Run() { var made = new PriorityQueue<$t, int>(); made.Enqueue($v, 1); $use(made.Dequeue()) }"),
        new("array segment", "static void Run() { var made = new ArraySegment<$t>(new $t[] { $r, $v }, 1, 1); $use(made[0]) }"),
        new("range of an array", "static void Run() { var made = new $t[] { $r, $v, $r }[1..2]; $use(made[0]) }"),
        new("own linked nodes", """
            sealed class Node { public $t Value; public Node Next; }
            static void Run() { var made = new Node { Value = $r, Next = new Node { Value = $v } }; $use(made.Next.Value) }
            """),
        new("own linked nodes, walked", """
            sealed class Node { public $t Value; public Node Next; }
            static void Run() { for (var at = new Node { Value = $v }; at is not null; at = at.Next) { $use(at.Value) } }
            """),
        new("index initializer of an own type", """
            sealed class Made { readonly Dictionary<string, $t> all = new(); public $t this[string name] { get => all[name]; set => all[name] = value; } }
            static void Run() { var made = new Made { ["p"] = $v }; $use(made["p"]) }
            """),
        new("collection initializer of an own type", """
            sealed class Made : System.Collections.IEnumerable
            {
                readonly List<$t> all = new();
                public void Add($t value) => all.Add(value);
                public $t First => all[0];
                public System.Collections.IEnumerator GetEnumerator() => all.GetEnumerator();
            }
            static void Run() { var made = new Made { $v }; $use(made.First) }
            """),
    ];
}
