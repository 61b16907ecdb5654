namespace LossGen.Trainers.Tests;

public enum Town
{
    North,
    South,
    East,
}

public sealed record House([Feature("numbers")] float Area, [Feature("numbers")] bool HasGarden, [Feature, ClassIndex] Town Town, [Label] float Price);

[Task(Regression, typeof(House))]
public sealed class HouseNet : Module<Tensor, Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Embedding _towns = Embedding(3, 4);
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(6, 16), ReLU(), Linear(16, 1));

    public HouseNet()
        : base(nameof(HouseNet)) => RegisterComponents();

    public override Tensor forward(Tensor numbers, Tensor town) => _layers.call(cat([numbers, _towns.call(town)], 1));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _towns.Dispose();
            _layers.Dispose();
        }

        base.Dispose(disposing);
    }
}

public readonly record struct Signal(ReadOnlyMemory<double> Samples, [property: Label] bool Rises);

[Task(BinaryClassification, typeof(Signal))]
public sealed class SignalNet() : Mlp(8, 1);

public sealed record Tile([Feature, Shape(1, 4, 4)] byte[] Pixels, [Label] Side Bright);

[Task(BinaryClassification, typeof(Tile))]
public sealed class TileNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Conv2d(1, 4, 3, padding: 1), ReLU(), Flatten(), Linear(64, 1));

    public TileNet()
        : base(nameof(TileNet)) => RegisterComponents();

    public override Tensor forward(Tensor pixels) => _layers.call(pixels / 255);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _layers.Dispose();

        base.Dispose(disposing);
    }
}

public sealed class InputTests
{
    [Fact]
    public void Stacks_groups_and_embeds_class_indices() => Learning.Solves(
        options => new HouseNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new House(x, y > 0, (Town)Points.Third(x, y), x + (y > 0 ? 0.5f : 0f) + Points.Third(x, y))),
        metrics => metrics.R2,
        0.97);

    [Fact]
    public void Takes_memory_of_the_length_found_in_the_first_example() => Learning.Solves(
        options => new SignalNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new Signal(Enumerable.Range(0, 8).Select(index => (x * index / 8.0) + y).ToArray(), x > 0)),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Takes_memory_of_the_length_found_in_the_first_example_of_a_stream()
    {
        var examples = Points.Make(600, 1, (x, y) => new Signal(Enumerable.Range(0, 8).Select(index => (x * index / 8.0) + y).ToArray(), x > 0));
        using var trainer = new SignalNetTrainer(Learning.Options with { Epochs = 20, Prefetch = 2 });
        trainer.Fit(examples.Where(_ => true), examples);
        Assert.True(trainer.Evaluate(examples).Accuracy > 0.95);
        Assert.Equal(trainer.Predict(examples), trainer.PredictStream(examples.Where(_ => true)));
    }

    [Fact]
    public void Takes_images_of_bytes() => Learning.Solves(
        options => new TileNetTrainer(options),
        (count, seed) => Points.Make(count, seed, (x, y) => new Tile(Enumerable.Range(0, 16).Select(index => (byte)(index % 4 >= 2 == x > 0 ? 160 + (60 * y) : 40)).ToArray(), x > 0 ? Side.Right : Side.Left)),
        metrics => metrics.Accuracy,
        0.95);

    [Fact]
    public void Refuses_an_array_of_another_length()
    {
        using var trainer = new SignalNetTrainer(Learning.Options);
        var examples = new List<Signal> { new(new double[8], true), new(new double[7], false) };

        var problem = Assert.Throws<DataException>(() => trainer.Fit(examples));

        Assert.Equal(1, problem.Example);
        Assert.Contains("Samples", problem.Message, StringComparison.Ordinal);
        Assert.Contains("8", problem.Message, StringComparison.Ordinal);
    }
}
