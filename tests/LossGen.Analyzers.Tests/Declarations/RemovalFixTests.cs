using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>What has no effect or cannot apply is removed, and nothing around it.</summary>
public sealed class RemovalFixTests
{
    [Theory]
    [InlineData("[{|LG1012:Shape(3)|}] [Label] Species Kind", "[Label] Species Kind", "underlined")]
    [InlineData("[Label, {|LG1012:Shape(3)|}] Species Kind", "[Label] Species Kind", "underlined")]
    [InlineData("[{|LG1012:Classes(\"a\")|}] float Width, [Label] Species Kind", "float Width, [Label] Species Kind", "underlined")]
    [InlineData("[Feature, {|LG1012:LabelSmoothing(0.1)|}] float Width, [Label] Species Kind", "[Feature] float Width, [Label] Species Kind", "underlined")]
    [InlineData("[{|LG1014:Shape(2, 2)|}] float Width, [Label] Species Kind", "float Width, [Label] Species Kind", "underlined")]
    [InlineData("[Label, {|LG1108:Classes(\"x\", \"y\", \"z\")|}] Species Kind", "[Label] Species Kind", "underlined")]
    [InlineData("[Label, {|LG1203:PositiveWeight(2)|}] Species Kind", "[Label] Species Kind", "underlined")]
    [InlineData("[Label] [{|LG1203:IgnoreIndex(-1)|}] Species Kind", "[Label] Species Kind", "underlined")]
    [InlineData("[Label, {|LG1203:Loss(SparseCategoricalCrossEntropy, Delta = 2.0)|}] Species Kind", "[Label, Loss(SparseCategoricalCrossEntropy)] Species Kind", "Delta")]
    public Task On_record_parameters(string wrong, string right, string what) => FixTest<RemoveAttributeFix>.Run(
        Join(Species, Row(wrong), Net("Task(Classification, typeof(Row))")),
        Join(Species, Row(right), Net("Task(Classification, typeof(Row))")),
        what);

    [Theory]
    [InlineData("[Label, {|LG1204:Loss(Huber, Delta = -1)|}] float Price", "[Label, Loss(Huber)] float Price", "Delta")]
    [InlineData("[Label, {|LG1102:Real(3)|}] float Price", "[Label] float Price", "underlined")]
    [InlineData("[{|LG1009:OneHot|}] float Width, [Label] float Price", "float Width, [Label] float Price", "OneHot")]
    [InlineData("[ClassIndex] float {|LG1009:Width|}, [Label] float Price", "float Width, [Label] float Price", "ClassIndex")]
    public Task On_quantities(string wrong, string right, string what) => FixTest<RemoveAttributeFix>.Run(
        Join(Row(wrong.Replace("[{|LG1009:OneHot|}] float Width", "[OneHot] float {|LG1009:Width|}", StringComparison.Ordinal)), Net("Task(Regression, typeof(Row))", 1)),
        Join(Row(right), Net("Task(Regression, typeof(Row))", 1)),
        what);

    [Fact]
    public Task Comments_and_lines_stay() => FixTest<RemoveAttributeFix>.Run(
        """
        public sealed class Row
        {
            /// <summary>In millimetres.</summary>
            [{|LG1012:MultiHot|}]
            public float Length { get; set; }

            // what it weighs
            [{|LG1012:Loss(Hinge)|}] public float Mass { get; set; }

            [Label]
            [{|LG1012:Shape(1)|}]
            public bool Sick { get; set; }
        }

        [Task(BinaryClassification, typeof(Row))]
        public sealed class Net() : Module<Tensor, Tensor>("Net")
        {
            public override Tensor forward(Tensor x) => x;
        }
        """,
        """
        public sealed class Row
        {
            /// <summary>In millimetres.</summary>
            public float Length { get; set; }

            // what it weighs
            public float Mass { get; set; }

            [Label]
            public bool Sick { get; set; }
        }

        [Task(BinaryClassification, typeof(Row))]
        public sealed class Net() : Module<Tensor, Tensor>("Net")
        {
            public override Tensor forward(Tensor x) => x;
        }
        """,
        "underlined");

    [Theory]
    [InlineData("[Ignore, Feature] float {|LG1013:Width|}", "[Ignore] float Width", "Ignore")]
    [InlineData("[Ignore, Feature] float {|LG1013:Width|}", "[Feature] float Width", "Feature")]
    [InlineData("[Ignore] [Feature] float {|LG1013:Width|}", "[Feature] float Width", "Feature")]
    public Task One_of_two_roles_is_kept(string wrong, string right, string kept) => FixTest<KeepOneAttributeFix>.Run(
        Join(Row(wrong + ", [Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        Join(Row(right + ", [Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        kept);

    [Fact]
    public Task One_of_three_encodings_is_kept() => FixTest<KeepOneAttributeFix>.Run(
        Join(Species, Row("[Label, OneHot, ClassIndex(3), {|LG1012:Shape(1)|}] Species {|LG1013:Kind|}").Replace(", {|LG1012:Shape(1)|}", ", Probabilities", StringComparison.Ordinal), Net("Task(Classification, typeof(Row))")),
        Join(Species, Row("[Label, ClassIndex(3)] Species Kind"), Net("Task(Classification, typeof(Row))")),
        "ClassIndex");
}
