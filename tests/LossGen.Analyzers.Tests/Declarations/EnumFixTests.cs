using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The members of a label's enum get values of their own.</summary>
public sealed class EnumFixTests
{
    [Theory]
    [InlineData("enum {|LG1106:Answer|} { No, Yes, Never = No }", "enum Answer { No, Yes, Never }")]
    [InlineData("enum {|LG1106:Answer|}\n{\n    /// <summary>Refused.</summary>\n    No = 0,\n    Yes = 1, // agreed\n    [Obsolete(\"No\")] Never = 0, // the old word\n}", "enum Answer\n{\n    /// <summary>Refused.</summary>\n    No = 0,\n    Yes = 1, // agreed\n    [Obsolete(\"No\")] Never, // the old word\n}")]
    [InlineData("enum {|LG1106:Answer|} { No, Never = No, Yes }", "enum Answer { No, Never = 2, Yes = 1 }")]
    [InlineData("enum {|LG1106:Answer|} { No, Never = No, Nay = No, Yes }", "enum Answer { No, Never = 2, Nay, Yes = 1 }")]
    public Task An_alias_gets_a_value_of_its_own(string wrong, string right) => FixTest<NumberMembersFix>.Run(
        Join("public " + wrong, Row("[Label] Answer Kind"), AnyWidth("Classification")),
        Join("public " + right, Row("[Label] Answer Kind"), AnyWidth("Classification")),
        "own values");

    [Fact]
    public Task An_alias_among_flags_gets_the_next_bit() => FixTest<NumberMembersFix>.Run(
        Join("[Flags] public enum {|LG1106:Topics|} { None = 0, Art = 1, Law = 2, Right = Law }", Row("[Label] Topics Kind"), AnyWidth("MultiLabel")),
        Join("[Flags] public enum Topics { None = 0, Art = 1, Law = 2, Right = 4 }", Row("[Label] Topics Kind"), AnyWidth("MultiLabel")),
        "own values");

    [Theory]
    [InlineData("enum {|LG1107:Grade|} { Good = 1, Fair = 2, Poor = 5 }", "enum Grade { Good, Fair, Poor }")]
    [InlineData("enum {|LG1107:Grade|} : sbyte { Down = -1, Flat, Up }", "enum Grade : sbyte { Down, Flat, Up }")]
    [InlineData("enum {|LG1107:Grade|} { High = 30, Low = 10, Mid = 20 }", "enum Grade { High = 2, Low = 0, Mid }")]
    [InlineData("enum {|LG1107:Grade|}\n{\n    Good = 1, // A\n\n    Fair, // B\n\n    Poor, // C\n}", "enum Grade\n{\n    Good, // A\n\n    Fair, // B\n\n    Poor, // C\n}")]
    public Task Values_become_class_indices_in_their_order(string wrong, string right) => FixTest<NumberMembersFix>.Run(
        Join("public " + wrong, Row("[Label] Grade Kind"), Model),
        Join("public " + right, Row("[Label] Grade Kind"), Model),
        "indices");

    private static readonly string Model = Net("Task(Classification, typeof(Row))");

    /// <summary>A model whose number of outputs is not visible, since it follows the classes.</summary>
    private static string AnyWidth(string task) => Net($"Task({task}, typeof(Row))", head: "Sequential()");
}
