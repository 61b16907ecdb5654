using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The encoding is declared on the label, in whatever way the label is written.</summary>
public sealed class EncodingFixTests
{
    private const string Wrong = "Task(Classification, typeof(Row)), {|LG1201:Loss(CategoricalCrossEntropy)|}";
    private const string Right = "Task(Classification, typeof(Row)), Loss(CategoricalCrossEntropy)";

    [Theory]
    [InlineData("public sealed record Row(float Length, float Mass, [Label] Species Species);", "public sealed record Row(float Length, float Mass, [Label, OneHot] Species Species);")]
    [InlineData("public sealed record Row(float Length, float Mass, [property: Label] Species Species);", "public sealed record Row(float Length, float Mass, [property: Label, OneHot] Species Species);")]
    [InlineData("public readonly record struct Row(float Length, float Mass, [Label] Species Species);", "public readonly record struct Row(float Length, float Mass, [Label, OneHot] Species Species);")]
    [InlineData(
        "public sealed class Row\n{\n    public float Length { get; init; }\n    public float Mass { get; init; }\n\n    /// <summary>What it is.</summary>\n    [Label]\n    public Species Species { get; init; }\n}",
        "public sealed class Row\n{\n    public float Length { get; init; }\n    public float Mass { get; init; }\n\n    /// <summary>What it is.</summary>\n    [Label, OneHot]\n    public Species Species { get; init; }\n}")]
    [InlineData(
        "public struct Row\n{\n    public float Length, Mass;\n    [LossGen.Label] public Species Species;\n}",
        "public struct Row\n{\n    public float Length, Mass;\n    [LossGen.Label, OneHot] public Species Species;\n}")]
    public Task An_encoding_is_added_beside_the_mark(string source, string cured) => FixTest<ChangeEncodingFix>.Run(
        Join(Species, source, Net(Wrong)),
        Join(Species, cured, Net(Right)),
        "OneHot");

    [Fact]
    public Task The_label_may_be_in_another_file_and_namespace() => FixTest<ChangeEncodingFix>.Run(
        [Join("namespace Nets;", "using Birds;", Net(Wrong)).Replace("namespace Nets;\n\nusing Birds;", "using Birds;\n\nnamespace Nets;", StringComparison.Ordinal), Join("namespace Birds;", Species, Row("[Label] Species Species"))],
        [Join("namespace Nets;", "using Birds;", Net(Right)).Replace("namespace Nets;\n\nusing Birds;", "using Birds;\n\nnamespace Nets;", StringComparison.Ordinal), Join("namespace Birds;", Species, Row("[Label, OneHot] Species Species"))],
        "OneHot");

    [Fact]
    public Task An_encoding_that_is_there_is_replaced() => FixTest<ChangeEncodingFix>.Run(
        Join(Row("[Label, Binary, {|LG1201:Loss(Hinge)|}] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        Join(Row("[Label, SignedBinary, Loss(Hinge)] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        "SignedBinary");

    [Fact]
    public Task An_encoding_that_the_task_cannot_learn_is_replaced() => FixTest<ChangeEncodingFix>.Run(
        Join(Species, Row("[Label, MultiHot] Species[] {|LG1101:Species|}").Replace("Species[]", "float[]", StringComparison.Ordinal), Net("Task(Classification, typeof(Row))")).Replace("MultiHot", "MultiHot(3)", StringComparison.Ordinal),
        Join(Species, Row("[Label, OneHot(3)] float[] Species"), Net("Task(Classification, typeof(Row))")),
        "OneHot(3)");

    [Fact]
    public Task An_encoding_that_the_type_cannot_hold_is_replaced() => FixTest<ChangeEncodingFix>.Run(
        Join(Row("[Label, {|LG1102:ClassIndex(3)|}] float Price"), Net("Task(Regression, typeof(Row))", 1)),
        Join(Row("[Label, Real] float Price"), Net("Task(Regression, typeof(Row))", 1)),
        "Real");

    [Theory]
    [InlineData("int {|LG1103:Digit|}", "int Digit", "ClassIndex(7)", "Classification", 7)]
    [InlineData("float[] {|LG1103:Digit|}", "float[] Digit", "OneHot(7)", "Classification", 7)]
    [InlineData("float[] {|LG1103:Digit|}", "float[] Digit", "Probabilities(7)", "Classification", 7)]
    [InlineData("int {|LG1103:Sign|}", "int Sign", "SignedBinary", "BinaryClassification", 1)]
    [InlineData("double {|LG1103:Sign|}", "double Sign", "Binary", "BinaryClassification", 1)]
    [InlineData("double[] {|LG1103:Roles|}", "double[] Roles", "MultiHot(4)", "MultiLabel", 4)]
    [InlineData("int[] {|LG1103:Tags|}", "int[] Tags", "MultiHot(4)", "MultiLabel", 4)]
    [InlineData("int[] {|LG1103:Tags|}", "int[] Tags", "ClassIndices(4)", "MultiLabel", 4)]
    [InlineData("HashSet<int> {|LG1103:Tags|}", "HashSet<int> Tags", "ClassIndices(4)", "MultiLabel", 4)]
    [InlineData("double[] {|LG1103:Place|}", "double[] Place", "Real(2)", "Regression", 2)]
    public Task Numbers_are_given_a_meaning_with_the_count_that_the_model_returns(string wrong, string right, string encoding, string task, int width) => FixTest<ChangeEncodingFix>.Run(
        Join(Row("[Label] " + wrong), Net($"Task({task}, typeof(Row))", width)),
        Join(Row($"[Label, {encoding}] {right}"), Net($"Task({task}, typeof(Row))", width)),
        encoding);

    [Theory]
    [InlineData("OneHot", "Linear(4, 2)")]
    public Task An_enum_feature_becomes_columns(string encoding, string head) => FixTest<ChangeEncodingFix>.Run(
        Join(Species, "public sealed record Row(float Length, Species {|LG1009:Kind|}, [Label] float Mass);", Net("Task(Regression, typeof(Row))", 1).Replace("Linear(Inputs, 1)", head, StringComparison.Ordinal).Replace("(4, 2)", "(4, 1)", StringComparison.Ordinal)),
        Join(Species, $"public sealed record Row(float Length, [{encoding}] Species Kind, [Label] float Mass);", Net("Task(Regression, typeof(Row))", 1).Replace("Linear(Inputs, 1)", head, StringComparison.Ordinal).Replace("(4, 2)", "(4, 1)", StringComparison.Ordinal)),
        encoding);

    [Fact]
    public Task An_enum_feature_becomes_an_index() => FixTest<ChangeEncodingFix>.Run(
        Join(Species, "public sealed record Row(\n    Species {|LG1009:Kind|}, // what it is\n    [Label] float Mass);", Net("Task(Regression, typeof(Row))", 1)),
        Join(Species, "public sealed record Row(\n    [ClassIndex] Species Kind, // what it is\n    [Label] float Mass);", Net("Task(Regression, typeof(Row))", 1)),
        "ClassIndex");
}
