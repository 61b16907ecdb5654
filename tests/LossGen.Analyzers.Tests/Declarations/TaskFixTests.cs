using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The task is changed on the model, wherever the label that does not fit it is declared.</summary>
public sealed class TaskFixTests
{
    [Theory]
    [InlineData("Species {|LG1101:Kind|}", "Species Kind", "Regression", "Classification", 3)]
    [InlineData("Mood {|LG1101:Kind|}", "Mood Kind", "MultiLabel", "BinaryClassification", 1)]
    [InlineData("bool {|LG1101:Kind|}", "bool Kind", "Regression", "BinaryClassification", 1)]
    [InlineData("HashSet<Species> {|LG1101:Kind|}", "HashSet<Species> Kind", "Classification", "MultiLabel", 3)]
    [InlineData("Species {|LG1105:Kind|}", "Species Kind", "BinaryClassification", "Classification", 3)]
    [InlineData("int {|LG1103:Rating|}", "int Rating", "Classification", "Regression", 1)]
    public Task The_task_follows_the_label(string wrong, string right, string task, string fitting, int width) => FixTest<ChangeTaskFix>.Run(
        Join(Species, Mood, Row("[Label] " + wrong), Net($"Task({task}, typeof(Row))", width)),
        Join(Species, Mood, Row("[Label] " + right), Net($"Task({fitting}, typeof(Row))", width)),
        fitting);

    [Fact]
    public Task The_model_may_be_in_another_file() => FixTest<ChangeTaskFix>.Run(
        [Join(Species, Row("[Label] Species {|LG1101:Kind|}")), "// The model of birds.\n" + Net("LossGen.Task(LossGen.TaskKind.Regression, typeof(Row))")],
        [Join(Species, Row("[Label] Species Kind")), "// The model of birds.\n" + Net("LossGen.Task(LossGen.TaskKind.Classification, typeof(Row))")],
        "Classification");

    [Fact]
    public Task A_number_that_is_no_task_becomes_one() => FixTest<ChangeTaskFix>.Run(
        Join(Species, Row("[Label] Species Kind"), Net("{|LG1206:Task((TaskKind)99, typeof(Row))|}")),
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))")),
        "Classification");
}
