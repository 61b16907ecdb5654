namespace LossGen.Trainers.Tests;

/// <summary>A bad example stops the run with the place, the value and what was expected.</summary>
public sealed class DataCheckTests
{
    [Fact]
    public void A_feature_that_is_not_finite() => Refuses(
        () => new EnumNetTrainer(Learning.Options).Fit([new EnumPoint(0, 0, Third.First), new EnumPoint(0, float.NaN, Third.First)]), 1, "Y", "NaN");

    [Fact]
    public void An_undefined_enum_value() => Refuses(
        () => new EnumNetTrainer(Learning.Options).Fit([new EnumPoint(0, 0, (Third)9)]), 0, "Third", "9");

    [Fact]
    public void A_class_index_out_of_range() => Refuses(
        () => new IndexNetTrainer(Learning.Options).Fit([new IndexPoint(0, 0, 3)]), 0, "Third", "3");

    [Fact]
    public void A_row_that_is_not_one_hot() => Refuses(
        () => new OneHotNetTrainer(Learning.Options).Fit([new OneHotPoint(0, 0, [0, 1, 0]), new OneHotPoint(0, 0, [0, 1, 1])]), 1, "Third", "1");

    [Fact]
    public void Probabilities_that_do_not_sum_to_one() => Refuses(
        () => new SoftNetTrainer(Learning.Options).Fit([new SoftPoint(0, 0, [0.5, 0.5, 0.5])]), 0, "Third", "1.5");

    [Fact]
    public void A_number_that_is_not_zero_or_one() => Refuses(
        () => new ZeroOneNetTrainer(Learning.Options).Fit([new ZeroOnePoint(0, 0, -1)]), 0, "Side", "-1");

    [Fact]
    public void A_number_that_is_no_sign() => Refuses(
        () => new HingeNetTrainer(Learning.Options).Fit([new SignPoint(0, 0, 0)]), 0, "Side", "0");

    [Fact]
    public void A_flag_that_is_not_defined() => Refuses(
        () => new FlagsNetTrainer(Learning.Options).Fit([new FlagsPoint(0, 0, (Quadrants)8)]), 0, "Areas", "8");

    [Fact]
    public void A_target_that_is_not_finite() => Refuses(
        () => new SquaredNetTrainer(Learning.Options).Fit([new Scalar(0, 0, double.PositiveInfinity)]), 0, "Height", "Infinity");

    [Fact]
    public void An_empty_split()
    {
        using var trainer = new EnumNetTrainer(Learning.Options);
        Assert.Contains("train", Assert.Throws<DataException>(() => trainer.Fit([])).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<DataException>(() => trainer.Evaluate([]));
        Assert.Empty(trainer.Predict([]));
    }

    [Fact]
    public void Class_weights_where_there_are_no_classes()
    {
        var problem = Assert.ThrowsAny<Exception>(() => new SquaredNetTrainer(Learning.Options with { ClassWeights = ClassWeights.Balanced }));
        Assert.Contains("ClassWeights", problem.Message, StringComparison.Ordinal);
        Assert.Contains("mean squared error", problem.Message, StringComparison.Ordinal);
    }

    private static void Refuses(Action run, int example, string member, string value)
    {
        var problem = Assert.Throws<DataException>(run);
        Assert.Equal(example, problem.Example);
        Assert.Equal(member, problem.Member);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
        Assert.Contains("xpected", problem.Message, StringComparison.Ordinal);
    }
}
