using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Types are named, opened and made certain.</summary>
public sealed class TypeFixTests
{
    [Fact]
    public Task The_example_type_is_named() => FixTest<NameExampleFix>.Run(
        Join("namespace Wards;", Row("[Label] bool Sick"), Net("{|LG1003:Task(BinaryClassification)|}", 1)),
        Join("namespace Wards;", Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        "global::Wards.Row");

    [Fact]
    public Task One_of_two_nested_example_types_is_named()
    {
        return FixTest<NameExampleFix>.Run(Source("{|LG1003:Task(Regression)|}"), Source("Task(Regression, typeof(Old))"), "global::Net.Old");

        static string Source(string task) => $$"""
            [{{task}}]
            public sealed class Net() : Module<Tensor, Tensor>("Net")
            {
                public sealed record Old(float Length, [Label] float Mass);

                public sealed record New(float Length, [Label] float Mass);

                public override Tensor forward(Tensor x) => x;
            }
            """;
    }

    [Theory]
    [InlineData("private sealed record", "internal sealed record")]
    [InlineData("sealed record", "internal sealed record")]
    [InlineData("/// <summary>One patient.</summary>\n    protected record", "/// <summary>One patient.</summary>\n    internal record")]
    [InlineData("[Serializable]\n    private readonly record struct", "[Serializable]\n    internal readonly record struct")]
    public Task A_nested_example_type_becomes_internal(string wrong, string right)
    {
        return FixTest<MakeInternalFix>.Run(Source("{|LG1004:Task(Regression, typeof(Row))|}", wrong), Source("Task(Regression, typeof(Row))", right), "internal");

        static string Source(string task, string modifiers) => $$"""
            [{{task}}]
            public class Net() : Module<Tensor, Tensor>("Net")
            {
                {{modifiers}} Row(float Length, [Label] float Mass);

                public override Tensor forward(Tensor x) => x;
            }
            """;
    }

    [Fact]
    public Task A_nested_example_type_that_is_found_but_private_becomes_internal() => FixTest<MakeInternalFix>.Run(
        "[{|LG1003:Task(Regression)|}]\npublic class Net() : Module<Tensor, Tensor>(\"Net\")\n{\n    private record Row(float Length, [Label] float Mass);\n\n    public override Tensor forward(Tensor x) => x;\n}\n",
        "[Task(Regression)]\npublic class Net() : Module<Tensor, Tensor>(\"Net\")\n{\n    internal record Row(float Length, [Label] float Mass);\n\n    public override Tensor forward(Tensor x) => x;\n}\n",
        "internal");

    [Fact]
    public Task A_file_local_model_becomes_internal() => FixTest<MakeInternalFix>.Run(
        Join(Row("[Label] float Price"), "[Task(Regression, typeof(Row))]\nfile sealed class {|LG1002:Net|}() : Module<Tensor, Tensor>(\"Net\") { public override Tensor forward(Tensor x) => x; }"),
        Join(Row("[Label] float Price"), "[Task(Regression, typeof(Row))]\ninternal sealed class Net() : Module<Tensor, Tensor>(\"Net\") { public override Tensor forward(Tensor x) => x; }"),
        "internal");

    [Fact]
    public Task A_private_model_becomes_internal() => FixTest<MakeInternalFix>.Run(
        Join(Row("[Label] float Price"), "public static class Models\n{\n    [Task(Regression, typeof(Row))] // the one\n    private sealed class {|LG1002:Net|}() : Module<Tensor, Tensor>(\"Net\") { public override Tensor forward(Tensor x) => x; }\n}"),
        Join(Row("[Label] float Price"), "public static class Models\n{\n    [Task(Regression, typeof(Row))] // the one\n    internal sealed class Net() : Module<Tensor, Tensor>(\"Net\") { public override Tensor forward(Tensor x) => x; }\n}"),
        "internal");

    [Theory]
    [InlineData("[Label] bool? {|LG1008:Sick|}", "[Label] bool Sick")]
    [InlineData("[Label] Nullable<bool> {|LG1008:Sick|}", "[Label] bool Sick")]
    [InlineData("float? {|LG1009:Width|}, [Label] bool Sick", "float Width, [Label] bool Sick")]
    public Task A_nullable_member_becomes_certain(string wrong, string right) => FixTest<MakeNotNullableFix>.Run(
        Join(Row(wrong), Net("Task(BinaryClassification, typeof(Row))", 1)),
        Join(Row(right), Net("Task(BinaryClassification, typeof(Row))", 1)),
        "not nullable");

    [Theory]
    [InlineData("internal sealed class", "partial class")]
    [InlineData("/// <summary>Ours.</summary>\nclass", "/// <summary>Ours.</summary>\npartial class")]
    public Task A_class_of_the_trainers_name_becomes_a_part_of_it(string wrong, string right) => FixTest<MakePartialFix>.Run(
        Join(Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1).Replace("class Net ", "class {|LG1011:Net|} ", StringComparison.Ordinal), wrong + " NetTrainer { public int Answer => 42; }"),
        Join(Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1), right + " NetTrainer { public int Answer => 42; }"),
        "partial");
}
