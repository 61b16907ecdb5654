using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>A class becomes a module that LossGen can call.</summary>
public sealed class ModuleFixTests
{
    private static readonly string Example = Row("[Label] bool Sick");

    [Fact]
    public Task Layers_are_registered_and_forward_overrides() => Cures(
        """
        public sealed class {|LG1001:Net|}
        {
            private readonly Module<Tensor, Tensor> head = Linear(2, 1);

            /// <summary>The logit.</summary>
            public Tensor forward(Tensor features) => head.call(features);
        }
        """,
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> head = Linear(2, 1);

            public Net() : base(nameof(Net)) => RegisterComponents();

            /// <summary>The logit.</summary>
            public override Tensor forward(Tensor features) => head.call(features);
        }
        """);

    [Fact]
    public Task Interfaces_and_constructors_stay() => Cures(
        """
        internal class {|LG1001:Net|} : ICloneable
        {
            private readonly Module<Tensor, Tensor> head;

            public Net(int hidden)
            {
                head = Linear(2, hidden);
            }

            public Net() : this(1)
            {
            }

            static Net() => Console.WriteLine();

            public object Clone() => this;

            internal Tensor forward(Tensor features)
            {
                return head.call(features);
            }
        }
        """,
        """
        internal class Net : Module<Tensor, Tensor>, ICloneable
        {
            private readonly Module<Tensor, Tensor> head;

            public Net(int hidden) : base(nameof(Net))
            {
                head = Linear(2, hidden);
                RegisterComponents();
            }

            public Net() : this(1)
            {
            }

            static Net() => Console.WriteLine();

            public object Clone() => this;

            public override Tensor forward(Tensor features)
            {
                return head.call(features);
            }
        }
        """);

    [Fact]
    public Task An_expression_bodied_constructor_becomes_a_block() => Cures(
        """
        public sealed class {|LG1001:Net|}
        {
            private readonly Module<Tensor, Tensor> head;

            public Net() => head = Linear(2, 1);

            public Tensor forward(Tensor features) => head.call(features);
        }
        """,
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> head;

            public Net() : base(nameof(Net))
            {
                head = Linear(2, 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor features) => head.call(features);
        }
        """);

    [Fact]
    public Task A_primary_constructor_names_the_module() => Cures(
        """
        public sealed class {|LG1001:Net|}(float scale)
        {
            public Tensor forward(Tensor features) => features * scale;
        }
        """,
        """
        public sealed class Net(float scale) : Module<Tensor, Tensor>(nameof(Net))
        {
            public override Tensor forward(Tensor features) => features * scale;
        }
        """);

    [Fact]
    public Task Without_forward_a_place_for_it_is_made() => Cures(
        "public sealed class {|LG1001:Net|};",
        """
        public sealed class Net : Module<Tensor, Tensor>
        {
            public Net() : base(nameof(Net)) => RegisterComponents();

            public override Tensor forward(Tensor input) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task As_many_inputs_as_forward_has() => FixTest<DeriveFromModuleFix>.Run(
        Join("public sealed record Row([Shape(2)] float[] Left, [Shape(2)] float[] Right, [Label] bool Sick);", "[Task(BinaryClassification, typeof(Row))]\npublic sealed class {|LG1001:Net|}\n{\n    public Tensor forward(Tensor left, Tensor right) => left + right;\n}"),
        Join("public sealed record Row([Shape(2)] float[] Left, [Shape(2)] float[] Right, [Label] bool Sick);", "[Task(BinaryClassification, typeof(Row))]\npublic sealed class Net : Module<Tensor, Tensor, Tensor>\n{\n    public Net() : base(nameof(Net)) => RegisterComponents();\n\n    public override Tensor forward(Tensor left, Tensor right) => left + right;\n}"),
        "module");

    [Theory]
    [InlineData("public sealed class {|LG1001:Net|} : List<int>;")]
    [InlineData("public sealed record {|LG1001:Net|};")]
    [InlineData("public sealed class {|LG1001:Net|} { public (Tensor, Tensor) forward(Tensor x) => (x, x); }")]
    [InlineData("public sealed class {|LG1001:Net|} { public Tensor forward(float x) => x; }")]
    public Task What_only_the_author_can_decide_is_left(string model) => FixTest<DeriveFromModuleFix>.OffersNothing(Join(Example, "[Task(BinaryClassification, typeof(Row))]\n" + model));

    private static Task Cures(string wrong, string right) => FixTest<DeriveFromModuleFix>.Run(
        Join(Example, "[Task(BinaryClassification, typeof(Row))]\n" + wrong),
        Join(Example, "[Task(BinaryClassification, typeof(Row))]\n" + right),
        "module");
}
