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
