using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class ModelOutputTests
{
    [Fact]
    public void Right_shapes_pass()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([4L, 3L], ModelOutput.PerClass(zeros(4, 3), 4, 3).shape);
        Assert.Equal([4L], ModelOutput.PerExample(zeros(4), 4).shape);
        Assert.Equal([4L], ModelOutput.PerExample(zeros(4, 1), 4).shape);
        Assert.Equal([1L], ModelOutput.PerExample(zeros(1, 1), 1).shape);
        Assert.Equal([4L, 2L], ModelOutput.Vector(zeros(4, 2), 4, 2).shape);
    }

    [Fact]
    public void Wrong_shapes_name_what_was_found_and_what_to_change()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "The model returned shape [4, 2]: expected [4, 3]: one row per example and one column per class. The width of the last layer must be the number of classes, 3.",
            Assert.Throws<TrainingException>(() => ModelOutput.PerClass(zeros(4, 2), 4, 3)).Message);
        Assert.Throws<TrainingException>(() => ModelOutput.PerClass(zeros(4, 3, 1), 4, 3));
        Assert.Throws<TrainingException>(() => ModelOutput.PerExample(zeros(4, 2), 4));
        Assert.Throws<TrainingException>(() => ModelOutput.PerExample(zeros(5), 4));
        Assert.Throws<TrainingException>(() => ModelOutput.Vector(zeros(4), 4, 2));
        Assert.Contains("Float64", Assert.Throws<TrainingException>(() => ModelOutput.PerClass(zeros(4, 3, dtype: ScalarType.Float64), 4, 3)).Message, StringComparison.Ordinal);
    }
}
