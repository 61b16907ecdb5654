namespace LossGen.Trainers.Tests;

public enum Ground
{
    Water,
    Field,
    Road,
}

/// <summary>Two convolutions, whose output is as large as the image.</summary>
public abstract class PixelNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers;

    protected PixelNet(int classes)
        : base("pixels")
    {
        _layers = Sequential(Conv2d(1, 12, 3, padding: 1), ReLU(), Conv2d(12, classes, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels) => _layers.call(pixels);
}

public sealed record Aerial([Feature, Shape(1, 6, 8)] float[] Brightness, [Label, Shape(6, 8)] Ground[] Ground);

[Task(Segmentation, typeof(Aerial)), ClassWeights(Balanced)]
public sealed class AerialNet() : PixelNet(3);

[Task(Segmentation, typeof(Aerial)), Loss(Dice)]
public sealed class DiceNet() : PixelNet(3);

public sealed record Scan([Feature, Shape(1, 6, 8)] byte[] Pixels, [Label, Shape(6, 8), ClassIndex(3), IgnoreIndex(255)] byte[] Mask);

[Task(Segmentation, typeof(Scan)), Loss(Focal)]
public sealed class ScanNet() : PixelNet(3)
{
    public override Tensor forward(Tensor pixels) => base.forward(pixels / 255);
}

[Task(Segmentation, typeof(Scan)), Loss(LovaszSoftmax)]
public sealed class LovaszNet() : PixelNet(3)
{
    public override Tensor forward(Tensor pixels) => base.forward(pixels / 255);
}

/// <summary>A roof or not, of each pixel; bytes of 255 are not known.</summary>
public sealed record Roof([Feature, Shape(1, 6, 8)] float[] Brightness, [Label, Shape(6, 8), ClassIndex(2), IgnoreIndex(255)] byte[] Mask);

[Task(Segmentation, typeof(Roof)), Loss(LovaszHinge)]
public sealed class RoofNet() : PixelNet(2);

public sealed class SegmentationTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 10 };

    [Fact]
    public void Learns_the_class_of_each_pixel()
    {
        var metrics = Learning.Solves(options => new AerialNetTrainer(options), Aerials, metrics => metrics.MeanIoU, 0.95, Options);
        Assert.Equal(300 * 48, metrics.Pixels);
        using var trainer = new AerialNetTrainer(Options);
        trainer.Fit(Aerials(600, 1));
        var aerial = Aerials(1, 9)[0];
        MaskPrediction<Ground> mask = trainer.Predict(aerial);
        Assert.Equal((6, 8), (mask.Height, mask.Width));
        Assert.Equal(aerial.Ground[(2 * 8) + 5], mask[2, 5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => mask[6, 0]);
    }

    [Fact]
    public void Learns_from_bytes_of_which_some_are_ignored()
    {
        var metrics = Learning.Solves(options => new ScanNetTrainer(options), Scans, metrics => metrics.MeanDice, 0.95, Options);
        Assert.Equal(Scans(300, 2).Sum(scan => scan.Mask.Count(pixel => pixel != 255)), metrics.Pixels);
    }

    [Fact]
    public void Learns_by_overlap() => Learning.Solves(options => new DiceNetTrainer(options), Aerials, metrics => metrics.MeanDice, 0.95, Options);

    [Fact]
    public void Learns_by_the_extension_of_IoU() => Learning.Solves(options => new LovaszNetTrainer(options), Scans, metrics => metrics.MeanIoU, 0.95, Options);

    [Fact]
    public void Learns_one_region_by_the_extension_of_IoU() => Learning.Solves(options => new RoofNetTrainer(options), Roofs, metrics => metrics.MeanIoU, 0.95, Options);

    [Fact]
    public void Says_which_pixel_is_wrong()
    {
        using var trainer = new ScanNetTrainer(Options);
        var scan = Scans(1, 1)[0];
        scan.Mask[9] = 3;
        Assert.Equal("Example 0, Mask[9]: index 3 is out of range. Expected 0 to 2, or 255 for no label.", Assert.Throws<DataException>(() => trainer.Evaluate([scan])).Message);
        Assert.Equal("Example 0, Mask: has 47 values. Expected 48, the same for every example.", Assert.Throws<DataException>(() => trainer.Evaluate([scan with { Mask = scan.Mask[1..] }])).Message);
    }

    private static List<Aerial> Aerials(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var ground = Enumerable.Range(0, 48).Select(_ => (Ground)random.Next(3)).ToArray();
            return new Aerial([.. ground.Select(kind => (int)kind + ((float)random.NextDouble() * 0.6f))], ground);
        })];
    }

    private static List<Roof> Roofs(int count, int seed) => [.. Aerials(count, seed).Select(aerial =>
        new Roof(aerial.Brightness, [.. aerial.Ground.Select((kind, pixel) => (pixel + seed) % 11 == 0 ? (byte)255 : kind == Ground.Road ? (byte)1 : (byte)0)]))];

    private static List<Scan> Scans(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var classes = Enumerable.Range(0, 48).Select(_ => (byte)random.Next(3)).ToArray();
            return new Scan([.. classes.Select(kind => (byte)((kind * 80) + random.Next(50)))], [.. classes.Select(kind => random.Next(9) == 0 ? (byte)255 : kind)]);
        })];
    }
}
