using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Counts, widths, weights and modifier values are made to agree with the rest.</summary>
public sealed class NumberFixTests
{
    [Theory]
    [InlineData("[Label, {|LG1104:OneHot(4)|}] Species Kind", "[Label, OneHot(3)] Species Kind")]
    [InlineData("[Label, {|LG1104:ClassIndex(classes: 2)|}] Species Kind", "[Label, ClassIndex(classes: 3)] Species Kind")]
    [InlineData("[Label, Classes(\"a\", \"b\", \"c\"), {|LG1104:ClassIndex(10)|}] int Kind", "[Label, Classes(\"a\", \"b\", \"c\"), ClassIndex(3)] int Kind")]
    [InlineData("[Label, ClassIndex(3), {|LG1204:LabelSmoothing(1.5)|}] int Kind", "[Label, ClassIndex(3), LabelSmoothing(0.1)] int Kind")]
    [InlineData("[Label, ClassIndex(3), {|LG1204:IgnoreIndex(2)|}] int Kind", "[Label, ClassIndex(3), IgnoreIndex(-100)] int Kind")]
    public Task Numbers_in_attributes(string wrong, string right) => FixTest<ChangeNumberFix>.Run(
        Join(Species, Row(wrong), Net("Task(Classification, typeof(Row))")),
        Join(Species, Row(right), Net("Task(Classification, typeof(Row))")),
        "number");

    [Theory]
    [InlineData("Linear(2, {|LG1301:5|})", "Linear(2, 3)")]
    [InlineData("Linear(outputSize: {|LG1301:5|}, inputSize: 2)", "Linear(outputSize: 3, inputSize: 2)")]
    [InlineData("Sequential(Linear(2, 16), ReLU(), Linear(16, {|LG1301:1|}))", "Sequential(Linear(2, 16), ReLU(), Linear(16, 3))")]
    [InlineData("Sequential((\"in\", Linear(2, 16)), (\"out\", Linear(16, {|LG1301:2 + 2|})))", "Sequential((\"in\", Linear(2, 16)), (\"out\", Linear(16, 3)))")]
    public Task The_width_of_the_last_layer(string wrong, string right) => FixTest<ChangeNumberFix>.Run(
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", head: wrong)),
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", head: right)),
        "number");

    [Theory]
    [InlineData("Classification", "[Label, {|LG1205:ClassWeights(0.1, 0.9)|}] Species Kind", "[Label, ClassWeights(Balanced)] Species Kind", 3)]
    [InlineData("Classification", "[Label, {|LG1204:ClassWeights(1, -1, 1)|}] Species Kind", "[Label, ClassWeights(Balanced)] Species Kind", 3)]
    [InlineData("Classification", "[Label, {|LG1204:ClassWeights(0, 0, 0)|}] Species Kind", "[Label, ClassWeights(Balanced)] Species Kind", 3)]
    [InlineData("BinaryClassification", "[Label, {|LG1205:PositiveWeight(1, 2)|}] bool Kind", "[Label, PositiveWeight(Balanced)] bool Kind", 1)]
    [InlineData("BinaryClassification", "[Label, {|LG1204:PositiveWeight(0.0)|}] bool Kind", "[Label, PositiveWeight(Balanced)] bool Kind", 1)]
    public Task Weights_are_computed_instead(string task, string wrong, string right, int width) => FixTest<BalanceWeightsFix>.Run(
        Join(Species, Row(wrong), Net($"Task({task}, typeof(Row))", width)),
        Join(Species, Row(right), Net($"Task({task}, typeof(Row))", width)),
        "balanced");
}
