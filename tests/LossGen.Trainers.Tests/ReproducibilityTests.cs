namespace LossGen.Trainers.Tests;

/// <summary>One seed, one run: initial weights, order and result.</summary>
public sealed class ReproducibilityTests
{
    [Fact]
    public void One_seed_gives_bit_identical_weights()
    {
        Assert.Equal(Weights(Learning.Options), Weights(Learning.Options));
        Assert.NotEqual(Weights(Learning.Options), Weights(Learning.Options with { Seed = 8 }));
    }

    [Fact]
    public void What_happened_before_does_not_matter()
    {
        var expected = Weights(Learning.Options);
        torch.rand(17).Dispose();
        Assert.Equal(expected, Weights(Learning.Options));
    }

    private static float[] Weights(TrainingOptions options)
    {
        using var trainer = new EnumNetTrainer(options with { Epochs = 3 });
        trainer.Fit(Points.Make(200, 5, (x, y) => new EnumPoint(x, y, (Third)Points.Third(x, y))));
        return trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray()).ToArray();
    }
}
