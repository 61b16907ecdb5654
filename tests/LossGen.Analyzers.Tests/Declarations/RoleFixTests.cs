using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Members are made the label, features or neither.</summary>
public sealed class RoleFixTests
{
    private static readonly string Binary = Net("Task(BinaryClassification, typeof(Row))", 1);

    [Theory]
    [InlineData("public sealed record {|LG1005:Row|}(float Length, float Mass, bool Sick);", "public sealed record Row(float Length, float Mass, [Label] bool Sick);")]
    [InlineData("public struct {|LG1005:Row|}\n{\n    public float Length, Mass;\n\n    /// <summary>Whether it is.</summary>\n    public bool Sick;\n}", "public struct Row\n{\n    public float Length, Mass;\n\n    /// <summary>Whether it is.</summary>\n    [Label]\n    public bool Sick;\n}")]
    [InlineData("public class {|LG1005:Row|}\n{\n    public float Length, Mass;\n\n    [Obsolete]\n    public required bool Sick { get; init; }\n}", "public class Row\n{\n    public float Length, Mass;\n\n    [Obsolete]\n    [Label]\n    public required bool Sick { get; init; }\n}")]
    public Task A_member_becomes_the_label(string source, string cured) => FixTest<MarkLabelFix>.Run(Join(source.Replace("[Obsolete]", "[System.ComponentModel.Browsable(true)]", StringComparison.Ordinal), Binary), Join(cured.Replace("[Obsolete]", "[System.ComponentModel.Browsable(true)]", StringComparison.Ordinal), Binary), "Sick");

    [Fact]
    public Task An_inherited_member_becomes_the_label() => FixTest<MarkLabelFix>.Run(
        Join("public abstract record Animal(bool Sick);", "public sealed record {|LG1005:Row|}(float Length, float Mass, bool Sick) : Animal(Sick);".Replace(", bool Sick) : Animal(Sick)", ") : Animal(false)", StringComparison.Ordinal), Binary),
        Join("public abstract record Animal([Label] bool Sick);", "public sealed record Row(float Length, float Mass) : Animal(false);", Binary),
        "Sick");

    [Fact]
    public Task A_second_label_is_ignored() => FixTest<IgnoreMemberFix>.Run(
        Join(Row("[Label] bool Sick, [Label, Binary] bool {|LG1006:Dead|}").Replace(", Binary", "", StringComparison.Ordinal), Binary),
        Join(Row("[Label] bool Sick, [Ignore] bool Dead"), Binary),
        "ignore");

    [Theory]
    [InlineData("string {|LG1009:Name|}", "[Ignore] string Name")]
    [InlineData("[Feature] float Width, [Feature] DateTime {|LG1009:Seen|}", "[Feature] float Width, [Ignore] DateTime Seen")]
    [InlineData("float[] {|LG1010:Sound|}", "[Ignore] float[] Sound")]
    public Task A_feature_that_cannot_be_fed_is_ignored(string wrong, string right) => FixTest<IgnoreMemberFix>.Run(
        Join(Row(wrong + ", [Label] bool Sick"), Binary),
        Join(Row(right + ", [Label] bool Sick"), Binary),
        "ignore");

    [Fact]
    public Task A_member_that_was_ignored_becomes_a_feature() => FixTest<UseFeatureFix>.Run(
        Join("public sealed record {|LG1007:Row|}([Ignore] float Length, [Ignore] float Mass, [Label] bool Sick);", Binary),
        Join("public sealed record Row([Ignore] float Length, float Mass, [Label] bool Sick);", Binary),
        "Mass");

    [Fact]
    public Task A_marked_feature_is_passed_to_a_parameter_that_exists()
    {
        return FixTest<NameInputFix>.Run(Source("[Feature(\"place\")] float {|LG1010:Depth|}"), Source("[Feature(\"right\")] float Depth"), "right");

        static string Source(string depth) => Join($"public sealed record Row([Feature(\"left\")] float Length, [Feature(\"right\")] float Width, {depth}, [Label] bool Sick);", """
            [Task(BinaryClassification, typeof(Row))]
            public sealed class Net() : Module<Tensor, Tensor, Tensor>("Net")
            {
                public override Tensor forward(Tensor left, Tensor right) => (left * right).sum(1);
            }
            """);
    }

    [Fact]
    public Task A_first_mark_is_not_offered_because_it_would_drop_the_other_features() => FixTest<NameInputFix>.OffersNothing(
        Join("public sealed record Row(float Left, float Right, float {|LG1010:Depth|}, [Label] bool Sick);", """
            [Task(BinaryClassification, typeof(Row))]
            public sealed class Net() : Module<Tensor, Tensor, Tensor>("Net")
            {
                public override Tensor forward(Tensor left, Tensor right) => (left * right).sum(1);
            }
            """));
}
