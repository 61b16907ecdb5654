namespace LossGen.Trainers.Tests.Prepared;

public sealed record Three(float A, float B, float C, [Label] bool Rises);

/// <summary>Its first layer is as wide as it is told, which the compiler does not see.</summary>
[Task(BinaryClassification, typeof(Three))]
public sealed class ThreeNet(int width) : Mlp(width, 1);

public sealed record Spoken([Tokens] int[] Words, [Label] bool Rises);

[Task(BinaryClassification, typeof(Spoken))]
public sealed class SpokenNet : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Embedding _words = Embedding(10, 4);
    private readonly TorchSharp.Modules.Linear _last = Linear(4, 1);

    public SpokenNet()
        : base(nameof(SpokenNet)) => RegisterComponents();

    public override Tensor forward(Tensor words) => _last.call(_words.call(words).mean([1]));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _words.Dispose();
            _last.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>What a layer refuses is said with the names and shapes of the inputs, not as a stack of libtorch.</summary>
public sealed class RefusedInputTests
{
    private static readonly Three[] Examples = [.. Points.Make(40, 1, (x, y) => new Three(x, y, x * y, x > 0))];

    [Fact]
    public void Fit_evaluate_predict_and_the_dry_run_name_inputs_and_shapes()
    {
        using var trainer = new ThreeNetTrainer(() => new ThreeNet(4), Learning.Options);
        Action[] calls = [() => trainer.Fit(Examples), () => trainer.Evaluate(Examples), () => trainer.Predict(Examples), () => trainer.DryRun(Examples)];
        foreach (var call in calls)
        {
            var problem = Assert.Throws<TrainingException>(call);
            Assert.Contains("A layer of ThreeNet cannot take its inputs: input is float32 [", problem.Message, StringComparison.Ordinal);
            Assert.Contains(", 3]", problem.Message, StringComparison.Ordinal);
            Assert.Contains("made of A, B, C", problem.Message, StringComparison.Ordinal);
            Assert.Contains("4x16", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', problem.Message);
        }
    }

    [Fact]
    public void An_id_beyond_the_table_is_refused_in_words()
    {
        using var trainer = new SpokenNetTrainer(Learning.Options);
        var problem = Assert.Throws<TrainingException>(() => trainer.Fit([new Spoken([1, 2], true), new Spoken([3, 12], false)]));

        Assert.Contains("words is int64 [2, 2]", problem.Message, StringComparison.Ordinal);
    }
}
