using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The loss is changed where it stands, in the words that stand there.</summary>
public sealed class LossFixTests
{
    [Theory]
    [InlineData("Loss(CategoricalCrossEntropy)", "Loss(SparseCategoricalCrossEntropy)")]
    [InlineData("Loss(LossKind.CategoricalCrossEntropy)", "Loss(LossKind.SparseCategoricalCrossEntropy)")]
    [InlineData("Loss(LossGen.LossKind.CategoricalCrossEntropy)", "Loss(LossGen.LossKind.SparseCategoricalCrossEntropy)")]
    [InlineData("LossAttribute(kind: CategoricalCrossEntropy)", "LossAttribute(kind: SparseCategoricalCrossEntropy)")]
    public Task The_way_the_enum_is_qualified_stays(string wrong, string right) => FixTest<ChangeLossFix>.Run(
        Join(Species, Row($"[Label, {{|LG1201:{wrong}|}}] Species Species"), Net("Task(Classification, typeof(Row))")),
        Join(Species, Row($"[Label, {right}] Species Species"), Net("Task(Classification, typeof(Row))")),
        "SparseCategoricalCrossEntropy");

    [Fact]
    public Task A_constant_is_replaced_by_the_member() => FixTest<ChangeLossFix>.Run(
        Join("public static class Choice { public const LossKind Mine = LossKind.Hinge; }", Row("[Label, {|LG1201:Loss(Choice.Mine)|}] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        Join("public static class Choice { public const LossKind Mine = LossKind.Hinge; }", Row("[Label, Loss(BinaryCrossEntropy)] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        "BinaryCrossEntropy");

    [Fact]
    public Task The_loss_may_stand_on_the_model() => FixTest<ChangeLossFix>.Run(
        Join(Row("[Label] float Price"), Net("Task(Regression, typeof(Row)), {|LG1202:Loss(BinaryCrossEntropy)|}", 1)),
        Join(Row("[Label] float Price"), Net("Task(Regression, typeof(Row)), Loss(MeanAbsoluteError)", 1)),
        "MeanAbsoluteError");

    [Fact]
    public Task The_loss_may_stand_on_the_enum() => FixTest<ChangeLossFix>.Run(
        Join("[{|LG1202:Loss(MeanSquaredError)|}]\n" + Species, Row("[Label] Species Species"), Net("Task(Classification, typeof(Row))")),
        Join("[Loss(SparseCategoricalCrossEntropy)]\n" + Species, Row("[Label] Species Species"), Net("Task(Classification, typeof(Row))")),
        "SparseCategoricalCrossEntropy");

    [Fact]
    public Task Options_of_the_old_loss_go_with_it() => FixTest<ChangeLossFix>.Run(
        Join(Row("[Label, {|LG1202:Loss(Huber, Delta = 0.5)|}] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        Join(Row("[Label, Loss(BinaryCrossEntropy)] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)),
        "BinaryCrossEntropy");

    [Fact]
    public Task A_loss_of_two_classes_gives_way_to_one_of_any_number() => FixTest<ChangeLossFix>.Run(
        Join(Species, Row("[Label, Shape(2, 2), {|LG1201:Loss(LovaszHinge)|}] Species[] Mask"), Net("Task(Segmentation, typeof(Row))")),
        Join(Species, Row("[Label, Shape(2, 2), Loss(LovaszSoftmax)] Species[] Mask"), Net("Task(Segmentation, typeof(Row))")),
        "LovaszSoftmax");

    [Fact]
    public Task A_number_that_is_no_loss_becomes_one() => FixTest<ChangeLossFix>.Run(
        Join(Row("[Label, {|LG1206:Loss((LossKind)99)|}] float Price"), Net("Task(Regression, typeof(Row))", 1)),
        Join(Row("[Label, Loss(Huber)] float Price"), Net("Task(Regression, typeof(Row))", 1)),
        "Huber");

    [Fact]
    public Task Fix_all_changes_every_file() => FixTest<ChangeLossFix>.Run(
        [
            Join(Species, Row("[Label, {|LG1201:Loss(CategoricalCrossEntropy)|}] Species Species"), Net("Task(Classification, typeof(Row))")),
            Join("public sealed class Other { public float Length; [Label, {|LG1202:Loss(Hinge)|}] public Species Species; }", Net("Task(Classification, typeof(Other))", name: "OtherNet")),
        ],
        [
            Join(Species, Row("[Label, Loss(SparseCategoricalCrossEntropy)] Species Species"), Net("Task(Classification, typeof(Row))")),
            Join("public sealed class Other { public float Length; [Label, Loss(SparseCategoricalCrossEntropy)] public Species Species; }", Net("Task(Classification, typeof(Other))", name: "OtherNet")),
        ],
        "SparseCategoricalCrossEntropy");
}
