namespace LossGen.Trainers.Tests;

[Flags]
public enum Quadrants
{
    None = 0,
    Right = 1,
    Upper = 2,
    Far = 4,
}

public enum Area
{
    Right,
    Upper,
    Far,
}

public sealed record FlagsPoint(float X, float Y, [Label] Quadrants Areas);

[Task(MultiLabel, typeof(FlagsPoint))]
public sealed class FlagsNet() : Mlp(2, 3);

public sealed record SetPoint(float X, float Y, [Label, PositiveWeight(Balanced)] IReadOnlySet<Area> Areas);

[Task(MultiLabel, typeof(SetPoint))]
public sealed class SetNet() : Mlp(2, 3);

public sealed record MultiHotPoint(float X, float Y, [Label, Classes("right", "upper", "far")] bool[] Areas);

[Task(MultiLabel, typeof(MultiHotPoint))]
public sealed class MultiHotNet() : Mlp(2, 3);

public sealed record ListPoint(float X, float Y, [Label, ClassIndices(3)] int[] Areas);

[Task(MultiLabel, typeof(ListPoint))]
public sealed class ListNet() : Mlp(2, 3);

public sealed record AreaListPoint(float X, float Y, [Label, ClassIndices, Loss(MultiLabelMargin)] IReadOnlyList<Area> Areas);

[Task(MultiLabel, typeof(AreaListPoint))]
public sealed class AreaListNet() : Mlp(2, 3);

public sealed class MultiLabelTests
{
    [Fact]
    public void Learns_flags()
    {
        Learning.Solves(options => new FlagsNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new FlagsPoint(x, y, Flags(x, y))), metrics => metrics.MicroF1, 0.95);
        using var trainer = new FlagsNetTrainer(Learning.Options);
        trainer.Fit(Points.Make(600, 1, (x, y) => new FlagsPoint(x, y, Flags(x, y))));
        Assert.Equal(Quadrants.Right | Quadrants.Upper | Quadrants.Far, trainer.Predict(new FlagsPoint(0.8f, 0.8f, default)).Labels);
    }

    [Fact]
    public void Learns_sets_of_an_enum()
    {
        Learning.Solves(options => new SetNetTrainer(options), (count, seed) => Points.Make(count, seed, (x, y) => new SetPoint(x, y, Set(x, y))), metrics => metrics.MicroF1, 0.94);
        using var trainer = new SetNetTrainer(Learning.Options);
        trainer.Fit(Points.Make(600, 1, (x, y) => new SetPoint(x, y, Set(x, y))));
        IReadOnlyList<Area> areas = trainer.Predict(new SetPoint(0.8f, -0.8f, Set(0, 0))).Labels;
        Assert.Equal([Area.Right, Area.Far], areas);
    }

    [Fact]
    public void Learns_rows_of_bools() => Learning.Solves(
        options => new MultiHotNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new MultiHotPoint(x, y, [x > 0, y > 0, (x * x) + (y * y) > 0.5f])),
        metrics => metrics.MicroF1,
        0.95);

    [Fact]
    public void Learns_lists_of_class_indices()
    {
        Learning.Solves(options => new ListNetTrainer(options), (count, seed) => Points.Make(count, seed, List), metrics => metrics.MicroF1, 0.95);
        using var trainer = new ListNetTrainer(Learning.Options);
        trainer.Fit(Points.Make(600, 1, List));
        IReadOnlyList<int> areas = trainer.Predict(new ListPoint(0.8f, -0.8f, [])).Labels;
        Assert.Equal([0, 2], areas);
        Assert.Empty(trainer.Predict(new ListPoint(-0.2f, -0.2f, [])).Labels);
    }

    [Fact]
    public void Learns_the_order_of_labels_by_their_margin()
    {
        // The order within an example is learned, not where to cut it.
        Learning.Solves(options => new AreaListNetTrainer(options), (count, seed) => Points.Make(count, seed, Listed), metrics => metrics.MicroF1, 0.75);
        using var trainer = new AreaListNetTrainer(Learning.Options);
        var test = Points.Make(300, 2, Listed);
        Assert.True(InOrder() < 0.7);
        trainer.Fit(Points.Make(600, 1, Listed));
        Assert.True(InOrder() > 0.93);

        // The share of points whose areas all have a higher score than the others.
        double InOrder() => trainer.Predict(test).Zip(test).Count(pair =>
        {
            var own = pair.Second.Areas.Select(area => pair.First.Probabilities[(int)area]);
            var others = Enum.GetValues<Area>().Except(pair.Second.Areas).Select(area => pair.First.Probabilities[(int)area]);
            return own.DefaultIfEmpty(1).Min() > others.DefaultIfEmpty(0).Max();
        }) / (double)test.Count;
    }

    [Fact]
    public void Says_what_is_wrong_with_a_list()
    {
        using var indices = new ListNetTrainer(Learning.Options);
        Assert.Equal("Example 0, Areas: class index 3 is out of range. Expected 0 to 2, for 3 classes counted from 0.", Assert.Throws<DataException>(() => indices.Fit([new ListPoint(0, 0, [1, 3])])).Message);
        Assert.Equal("Example 0, Areas: class index -1 is out of range. Expected 0 to 2, for 3 classes counted from 0.", Assert.Throws<DataException>(() => indices.Fit([new ListPoint(0, 0, [-1])])).Message);
        Assert.Equal("Example 1, Areas: lists 2 twice. Expected each label at most once.", Assert.Throws<DataException>(() => indices.Fit([new ListPoint(0, 0, []), new ListPoint(0, 0, [2, 0, 2])])).Message);
        Assert.Equal("Example 0, Areas: is null. Expected a list of the labels that apply, an empty one where none does.", Assert.Throws<DataException>(() => indices.Fit([new ListPoint(0, 0, null!)])).Message);
        using var named = new AreaListNetTrainer(Learning.Options);
        Assert.Equal("Example 0, Areas: lists Upper twice. Expected each label at most once.", Assert.Throws<DataException>(() => named.Fit([new AreaListPoint(0, 0, [Area.Upper, Area.Upper])])).Message);
    }

    private static ListPoint List(float x, float y) => new(x, y, [.. Set(x, y).Select(area => (int)area).Reverse()]);

    private static AreaListPoint Listed(float x, float y) => new(x, y, [.. Set(x, y)]);

    private static Quadrants Flags(float x, float y) =>
        (x > 0 ? Quadrants.Right : 0) | (y > 0 ? Quadrants.Upper : 0) | ((x * x) + (y * y) > 0.5f ? Quadrants.Far : 0);

    private static HashSet<Area> Set(float x, float y)
    {
        var set = new HashSet<Area>();
        if (x > 0)
            set.Add(Area.Right);

        if (y > 0)
            set.Add(Area.Upper);

        if ((x * x) + (y * y) > 0.5f)
            set.Add(Area.Far);

        return set;
    }
}
