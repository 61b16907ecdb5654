namespace LossGen.Transformers.Tests;

/// <summary>Groups of an encoder's parameters, by what a step of training does to them.</summary>
public sealed class EncoderParametersTests
{
    private const double Factor = 0.5;

    private static readonly EncoderParameters Parameters = new(Tiny.Configuration);

    [Fact]
    public void Frozen_encoders_train_the_head_alone()
    {
        var moved = Step(Parameters.Freeze());
        Assert.All(moved, entry => Assert.Equal(entry.Key.StartsWith("_head", StringComparison.Ordinal), entry.Value > 0));
    }

    [Fact]
    public void Frozen_embeddings_and_layers_stay()
    {
        Assert.All(Step(Parameters.FreezeEmbeddings()), entry => Assert.Equal(!entry.Key.Contains(".embeddings.", StringComparison.Ordinal), entry.Value > 0));
        Assert.All(Step(Parameters.FreezeLayers(1)), entry => Assert.Equal(entry.Key.Contains(".layer.1.", StringComparison.Ordinal) || entry.Key.StartsWith("_head", StringComparison.Ordinal), entry.Value > 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parameters.FreezeLayers(3));
    }

    [Fact]
    public void Lower_layers_learn_more_slowly()
    {
        var plain = Step([]);
        var slowed = Step(Parameters.LayerDecay(Factor));
        foreach (var (name, distance) in slowed)
        {
            var expected = name.StartsWith("_head", StringComparison.Ordinal) ? 1
                : name.Contains(".layer.1.", StringComparison.Ordinal) ? Factor
                : name.Contains(".layer.0.", StringComparison.Ordinal) ? Factor * Factor
                : Factor * Factor * Factor;
            Assert.Equal(expected, distance / plain[name], 0.01);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Parameters.LayerDecay(1.1));
    }

    [Fact]
    public void Frozen_layers_go_before_slow_ones()
    {
        var moved = Step([.. Parameters.FreezeEmbeddings(), .. Parameters.LayerDecay(Factor)]);
        Assert.All(moved, entry => Assert.Equal(!entry.Key.Contains(".embeddings.", StringComparison.Ordinal), entry.Value > 0));
    }

    [Fact]
    public void Weight_decay_leaves_biases_and_normalization_alone()
    {
        var (plain, decayed) = (Step([]), Step([], weightDecay: 0.5));
        Assert.All(plain, entry => Assert.Equal(
            !entry.Key.Contains("bias", StringComparison.Ordinal) && !entry.Key.Contains("LayerNorm", StringComparison.Ordinal),
            Math.Abs(entry.Value - decayed[entry.Key]) > 1e-3 * entry.Value));
    }

    [Fact]
    public void A_wrong_place_of_the_encoder_is_refused() =>
        Assert.Contains("_bert.*", Assert.Throws<TrainingOptionsException>(() => Step(new EncoderParameters(Tiny.Configuration, "_bert").Freeze())).Message, StringComparison.Ordinal);

    /// <summary>How far one step moves each parameter. The keys' biases are left out: nothing but rounding moves them.</summary>
    private static Dictionary<string, double> Step(IReadOnlyList<ParameterGroup> groups, double weightDecay = 0)
    {
        using var scope = NewDisposeScope();
        var options = HeadData.Options with { Optimizer = OptimizerKind.SGD, LearningRate = 0.1, MaxSteps = 1, ParameterGroups = groups, WeightDecay = weightDecay };
        using var trainer = new MoodNetTrainer(options);
        var before = State(trainer).ToDictionary(entry => entry.name, entry => entry.parameter.detach().clone());
        trainer.Fit(HeadData.Moods(16, 1));
        return State(trainer).ToDictionary(entry => entry.name, entry => (entry.parameter - before[entry.name]).norm().ToDouble());
    }

    private static IEnumerable<(string name, TorchSharp.Modules.Parameter parameter)> State(MoodNetTrainer trainer) =>
        trainer.Model.named_parameters().Where(entry => !entry.name.EndsWith("key.bias", StringComparison.Ordinal));
}
