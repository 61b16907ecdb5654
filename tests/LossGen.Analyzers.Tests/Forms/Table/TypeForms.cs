namespace LossGen.Analyzers.Tests.Forms;

/// <summary>Values in members of types: records, structs, properties, fields, base members, operators.</summary>
internal static class TypeForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("static readonly field", "static readonly $t made = $v; static void Run() { $use(made) }"),
        new("static field, assigned", "static $t made; static void Make() { made = $v; } static void Run() { Make(); $use(made) }"),
        new("static constructor",
            "static class Made { internal static readonly $t Value; static Made() { Value = $v; } } static void Run() { $use(Made.Value) }"),
        new("static property", "static class Made { internal static $t Value { get; } = $v; } static void Run() { $use(Made.Value) }"),
        new("computed property", "static class Made { internal static $t Value => $v; } static void Run() { var p = Made.Value; $use(p) }"),
        new("property, lazily made", "static $t made; static $t Made => made ??= $v; static void Run() { var p = Made; $use(p) }", Carried.Reference),
        new("Lazy", "static readonly Lazy<$t> made = new(() => $v); static void Run() { $use(made.Value) }"),
        new("instance field, initialized",
            "sealed class Part { readonly $t made = $v; public void Go() { $use(made) } } static void Run() => new Part().Go();"),
        new("instance field, set by the constructor",
            "sealed class Part { readonly $t made; public Part() { made = $v; } public void Go() { $use(made) } } static void Run() => new Part().Go();"),
        new("constructor argument",
            "sealed class Part { readonly $t made; public Part($t made) { this.made = made; } public void Go() { $use(made) } } "
            + "static void Run() => new Part($v).Go();"),
        new("constructor argument, in a local", """
            sealed class Part { private readonly $t _made; public Part(int n, $t made) => _made = made; public void Go() { $use(_made) } }
            static void Run() { var part = new Part(1, $v); part.Go(); }
            """),
        new("constructor chain", """
            sealed class Part { readonly $t made; public Part() : this($v) { } Part($t made) => this.made = made; public void Go() { $use(made) } }
            static void Run() => new Part().Go();
            """),
        new("primary constructor", "sealed class Part($t made) { public void Go() { $use(made) } } static void Run() => new Part($v).Go();"),
        new("primary constructor into a property",
            "sealed class Part($t made) { public $t Made { get; } = made; } static void Run() { $use(new Part($v).Made) }"),
        new("mutable field across methods", """
            sealed class Part { $t made; void Make() { made = $v; } void Use() { $use(made) } public void Go() { Make(); Use(); } }
            static void Run() => new Part().Go();
            """),
        new("mutable field, set from outside",
            "sealed class Part { public $t Made; } static void Run() { var part = new Part(); part.Made = $v; $use(part.Made) }"),
        new("property with set",
            "sealed class Part { public $t Made { get; set; } } static void Run() { var part = new Part(); part.Made = $v; $use(part.Made) }"),
        new("property with init",
            "sealed class Part { public $t Made { get; init; } } static void Run() { var part = new Part { Made = $v }; $use(part.Made) }"),
        new("property with a default",
            "sealed class Part { public $t Made { get; set; } = $v; public void Go() { $use(Made) } } static void Run() => new Part().Go();"),
        new("required property",
            "sealed class Part { public required $t Made { get; init; } public void Go() { $use(Made) } } static void Run() => new Part { Made = $v }.Go();"),
        new("property with its own field", """
            sealed class Part { private $t _made; public $t Made { get { return _made; } set { _made = value; } } }
            static void Run() { var part = new Part { Made = $v }; $use(part.Made) }
            """),
        new("object initializer, nested", """
            sealed class Inner { public $t Made { get; set; } }
            sealed class Part { public Inner Inner { get; } = new(); }
            static void Run() { var part = new Part { Inner = { Made = $v } }; $use(part.Inner.Made) }
            """),
        new("record", "sealed record Made($t Value, int Count); static void Run() { var made = new Made($v, 1); $use(made.Value) }"),
        new("record, deconstructed", "sealed record Made($t Value, int Count); static void Run() { var (p, n) = new Made($v, 1); $use(p) }"),
        new("record, `with`",
            "sealed record Made($t Value, int Count); static void Run() { var first = new Made($r, 1); var made = first with { Value = $v }; "
            + "$use(made.Value) }"),
        new("record, `with` of another member",
            "sealed record Made($t Value, int Count); static void Run() { var made = new Made($v, 1) with { Count = 2 }; $use(made.Value) }"),
        new("record, property pattern",
            "sealed record Made($t Value, int Count); static void Run() { object made = new Made($v, 1); if (made is Made { Value: var p }) { $use(p) } }"),
        new("record, positional pattern",
            "sealed record Made($t Value, int Count); static void Run() { var made = new Made($v, 1); if (made is (var p, > 0)) { $use(p) } }"),
        new("record of a base record", """
            abstract record Base($t Value);
            sealed record Made($t Value, int Count) : Base(Value);
            static Base Make() => new Made($v, 1);
            static void Run() { $use(Make().Value) }
            """),
        new("record struct", "readonly record struct Made($t Value, int Count); static Made Make() => new($v, 1); static void Run() { $use(Make().Value) }"),
        new("struct", "struct Made { public $t Value; } static void Run() { var made = new Made(); made.Value = $v; $use(made.Value) }"),
        new("struct, copied",
            "struct Made { public $t Value; } static void Run() { Made made; made.Value = $v; var copy = made; made.Value = $r; $use(copy.Value) }"),
        new("struct, returned",
            "struct Made { public $t Value; } static Made Make() => new() { Value = $v }; static void Run() { var made = Make(); $use(made.Value) }"),
        new("deconstruct method", """
            sealed class Made { readonly $t value = $v; public void Deconstruct(out $t first, out int count) { first = value; count = 1; } }
            static void Run() { var (p, n) = new Made(); $use(p) }
            """),
        new("anonymous type", "static void Run() { var made = new { Value = $v, Count = 1 }; $use(made.Value) }"),
        new("nested class", "sealed class Outer { public sealed class Inner { public $t Made => $v; } } static void Run() { $use(new Outer.Inner().Made) }"),
        new("indexer", "sealed class Made { readonly $t value = $v; public $t this[int index] => value; } static void Run() { $use(new Made()[0]) }"),
        new("indexer over a dictionary", """
            sealed class Made { readonly Dictionary<string, $t> all = new(); public $t this[string name] { get => all[name]; set => all[name] = value; } }
            static void Run() { var made = new Made(); made["p"] = $v; $use(made["p"]) }
            """),
        new("implicit conversion", """
            sealed class Made { private $t _value; public static implicit operator $t(Made made) => made._value; public static Made Of($t value) => new() {
                _value = value }; }
            static void Run() { $t p = Made.Of($v); $use(p) }
            """),
        new("explicit conversion", """
            sealed class Made { private $t _value; public Made($t value) => _value = value; public static explicit operator $t(Made made) => made._value; }
            static void Run() { var p = ($t)new Made($v); $use(p) }
            """),
        new("operator", """
            readonly struct Made { public readonly $t Value; public Made($t value) => Value = value; public static $t operator !(Made made) => made.Value; }
            static void Run() { $use((!new Made($v))) }
            """),
        new("virtual, overridden", """
            class Base { public virtual $t Make() => $r; }
            sealed class Part : Base { public override $t Make() => $v; }
            static void Run() { var part = new Part(); $use(part.Make()) }
            """),
        new("virtual, called by its base", """
            abstract class Base { protected abstract $t Make(); public void Go() { $use(Make()) } }
            sealed class Part : Base { protected override $t Make() => $v; }
            static void Run() => new Part().Go();
            """),
        new("abstract property", """
            abstract class Base { protected abstract $t Made { get; } public void Go() { var p = Made; $use(p) } }
            sealed class Part : Base { protected override $t Made => $v; }
            static void Run() => new Part().Go();
            """),
        new("base call", """
            class Base { public virtual $t Make() => $v; }
            sealed class Part : Base { public override $t Make() { var made = base.Make(); return made; } }
            static void Run() { $use(new Part().Make()) }
            """),
        new("base field", """
            class Base { protected readonly $t made = $v; }
            sealed class Part : Base { public void Go() { $use(made) } }
            static void Run() => new Part().Go();
            """),
        new("base constructor argument", """
            class Base { protected readonly $t made; protected Base($t made) => this.made = made; }
            sealed class Part : Base { public Part() : base($v) { } public void Go() { $use(made) } }
            static void Run() => new Part().Go();
            """),
        new("base property, set by the derived", """
            class Base { protected $t Made { get; set; } public void Go() { $use(Made) } }
            sealed class Part : Base { public Part() { Made = $v; } }
            static void Run() => new Part().Go();
            """),
        new("interface", """
            interface IPart { $t Make(); }
            sealed class Part : IPart { public $t Make() => $v; }
            static void Run() { IPart part = new Part(); $use(part.Make()) }
            """),
        new("interface as an argument", """
            interface IPart { $t Made { get; } }
            sealed class Part : IPart { public $t Made { get; } = $v; }
            static void Use(IPart part) { $use(part.Made) }
            static void Run() => Use(new Part());
            """),
        new("interface, default implementation", """
            interface IPart { $t Make() => $v; }
            sealed class Part : IPart { }
            static void Run() { IPart part = new Part(); $use(part.Make()) }
            """),
        new("interface, explicit implementation", """
            interface IPart { $t Make(); }
            sealed class Part : IPart { $t IPart.Make() => $v; }
            static void Run() { var part = new Part(); $use(((IPart)part).Make()) }
            """),
        new("generic class",
            "sealed class Box<T> { public T Value { get; } public Box(T value) => Value = value; } static void Run() { var box = new Box<$t>($v); "
            + "$use(box.Value) }"),
        new("generic base class", """
            abstract class Maker<T> { public abstract T Make(); }
            sealed class Part : Maker<$t> { public override $t Make() => $v; }
            static void Use(Maker<$t> maker) { $use(maker.Make()) }
            static void Run() => Use(new Part());
            """),
        new("builder", """
            sealed class Builder { private $t _made; public Builder With($t made) { _made = made; return this; } public Builder Twice(int n) { return this;
                } public $t Build() => _made; }
            static void Run() { var p = new Builder().With($v).Twice(2).Build(); $use(p) }
            """),
        new("factory",
            "sealed class Part { public $t Made; private Part() { } public static Part Create() => new() { Made = $v }; } static void Run() { "
            + "$use(Part.Create().Made) }"),
        new("singleton",
            "sealed class Part { public static Part Instance { get; } = new(); public $t Made { get; } = $v; } static void Run() { $use(Part.Instance.Made) }"),
        new("partial class", """
            sealed partial class Part { private $t _made; public void Go() { Make(); $use(_made) } }
            sealed partial class Part { private void Make() => _made = $v; }
            static void Run() => new Part().Go();
            """),
        new("partial method", """
            sealed partial class Part { private $t _made; partial void Make(); public void Go() { Make(); $use(_made) } }
            sealed partial class Part { partial void Make() { _made = $v; } }
            static void Run() => new Part().Go();
            """),
        new("event", """
            sealed class Source { public event Action<$t> Made; public void Go() => Made?.Invoke($v); }
            static void Run() { var source = new Source(); source.Made += p => { $use(p) }; source.Go(); }
            """),
        new("aliased type", """
            using Held = System.Collections.Generic.List<TorchSharp.torch.Tensor>;
            ---
            static void Run() { var made = new Held { $v }; $use(made[0]) }
            """, Carried.Tensor | Carried.Scalar),
        new("static using", """
            using static Maker;
            static class Maker { internal static $t Made() => $v; }
            ---
            static void Run() { var p = Made(); $use(p) }
            """),
        new("null-conditional member",
            "sealed class Part { public $t Made; } static void Run() { var part = new Part { Made = $v }; var p = part?.Made; $use(p) }", Carried.Reference),
        new("property with `field`",
            "sealed class Part { public $t Made { get => field; set => field = value; } } static void Run() { var part = new Part { Made = $v }; "
                + "$use(part.Made) }"),
        new("null-conditional assignment",
            "sealed class Part { public $t Made; } static void Run() { var part = new Part(); part?.Made = $v; $use(part.Made) }"),
        new("partial property", """
            sealed partial class Part { public partial $t Made { get; } }
            sealed partial class Part { private readonly $t _made = $v; public partial $t Made { get => _made; } }
            static void Run() { $use(new Part().Made) }
            """),
        new("extension property", """
            static class Extensions { extension(int n) { internal $t Held => $v; } }
            ---
            static void Run() { var p = 3.Held; $use(p) }
            """),
        new("static abstract member", """
            interface IMaker { static abstract $t Make(); }
            sealed class Maker : IMaker { public static $t Make() => $v; }
            static void Go<T>() where T : IMaker { $use(T.Make()) }
            static void Run() => Go<Maker>();
            """),
        new("constrained type parameter", """
            interface IPart { $t Make(); }
            readonly struct Part : IPart { public $t Make() => $v; }
            static void Go<T>(T part) where T : IPart { $use(part.Make()) }
            static void Run() => Go(new Part());
            """),
        new("type parameter with new()", """
            class Part { public $t Made { get; } = $v; }
            static T Create<T>() where T : new() => new T();
            static void Run() { $use(Create<Part>().Made) }
            """),
        new("hidden member", """
            class Base { public $t Make() => $r; }
            sealed class Part : Base { public new $t Make() => $v; }
            static void Run() { var part = new Part(); $use(part.Make()) }
            """),
        new("three levels", """
            abstract class A { public abstract $t Make(); }
            abstract class B : A { public void Go() { $use(Make()) } }
            sealed class C : B { public override $t Make() => $v; }
            static void Run() { B part = new C(); part.Go(); }
            """),
        new("visitor", """
            interface IVisitor { void Visit($t p); }
            sealed class Part { readonly $t made = $v; public void Accept(IVisitor visitor) => visitor.Visit(made); }
            sealed class User : IVisitor { public void Visit($t p) { $use(p) } }
            static void Run() => new Part().Accept(new User());
            """),
        new("event with arguments", """
            sealed class MadeArgs : EventArgs { public $t Value { get; init; } }
            sealed class Source { public event EventHandler<MadeArgs> Made; public void Go() => Made?.Invoke(this, new MadeArgs { Value = $v }); }
            static void Run() { var source = new Source(); source.Made += (sender, made) => { $use(made.Value) }; source.Go(); }
            """),
        new("holder that is disposed", """
            sealed class Holder($t made) : IDisposable { public $t Made => made; public void Dispose() { } }
            static void Run() { using var holder = new Holder($v); $use(holder.Made) }
            """),
        new("struct that changes itself", """
            struct Made { $t value; public void Set() { value = $v; } public readonly $t Value => value; }
            static void Run() { var made = new Made(); made.Set(); $use(made.Value) }
            """),
        new("struct by ref", """
            struct Made { public $t Value; }
            static void Fill(ref Made made) => made.Value = $v;
            static void Run() { var made = new Made(); Fill(ref made); $use(made.Value) }
            """),
        new("binary operator", """
            readonly struct Made($t value) { public readonly $t Value = value; public static Made operator +(Made left, int right) => left; }
            static void Run() { var made = new Made($v) + 1; $use(made.Value) }
            """),
        new("settings and options", """
            sealed class Settings { public $t Chosen { get; set; } }
            sealed class Part { readonly Settings settings; public Part(Action<Settings> configure) { settings = new(); configure(settings); }
                public void Go() { $use(settings.Chosen) } }
            static void Run() => new Part(settings => settings.Chosen = $v).Go();
            """),
    ];
}
