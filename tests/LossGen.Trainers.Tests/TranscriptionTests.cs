using TorchSharp.Modules;

namespace LossGen.Trainers.Tests;

public enum Phone
{
    A,
    E,
    O,
}

/// <summary>A sound of two numbers per step, and the phones that are heard in it.</summary>
public sealed record Sound([Sequence(2)] float[] Frames, [Label] Phone[] Phones);

[Task(Transcription, typeof(Sound))]
public sealed class SoundNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _frames = Sequential(Linear(2, 24), Tanh(), Linear(24, 4));

    public SoundNet()
        : base(nameof(SoundNet)) => RegisterComponents();

    public override Tensor forward(Tensor frames) => _frames.call(frames);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _frames.Dispose();

        base.Dispose(disposing);
    }
}

public sealed record Wave([Sequence(1)] ReadOnlyMemory<double> Frames, [Label, ClassIndex(2)] List<byte> Marks);

/// <summary>Halves the number of steps, and takes the lengths.</summary>
[Task(Transcription, typeof(Wave))]
public sealed class WaveNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Conv1d _steps = Conv1d(1, 16, kernel_size: 4, stride: 2, padding: 1);
    private readonly Linear _marks = Linear(16, 3);

    public WaveNet()
        : base(nameof(WaveNet)) => RegisterComponents();

    public override Tensor forward(Tensor frames, Tensor lengths)
    {
        Assert.Equal(frames.size(0), lengths.size(0));
        return _marks.call(_steps.call(frames.transpose(1, 2)).transpose(1, 2).tanh());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _steps.Dispose();
            _marks.Dispose();
        }

        base.Dispose(disposing);
    }
}

public sealed class TranscriptionTests
{
    [Fact]
    public void Learns_to_transcribe()
    {
        var metrics = Learning.Solves(options => new SoundNetTrainer(options), Sounds, metrics => metrics.ExactMatch, 0.95, Learning.Options with { Epochs = 25 });
        Assert.InRange(metrics.LabelErrorRate, 0, 0.03);
    }

    [Fact]
    public void Learns_where_the_model_shortens_its_input() =>
        Learning.Solves(options => new WaveNetTrainer(options), Waves, metrics => metrics.ExactMatch, 0.95, Learning.Options with { Epochs = 25 });

    [Fact]
    public void Predicts_in_the_type_of_the_label_whatever_it_is_batched_with()
    {
        using var trainer = new SoundNetTrainer(Learning.Options with { Epochs = 25 });
        trainer.Fit(Sounds(600, 1));
        var sounds = Sounds(50, 3);
        var together = trainer.Predict(sounds);
        for (var index = 0; index < sounds.Count; index++)
        {
            var alone = trainer.Predict(sounds[index]);
            Assert.Equal(alone.Labels, together[index].Labels);
            Assert.Equal(alone.Probability, together[index].Probability, 5);
        }

        Assert.Equal(sounds[0].Phones, together[0].Labels);
        Assert.InRange(together[0].Probability, 0.1, 1.0);
        Assert.Empty(trainer.Predict(new Sound([], [])).Labels);
    }

    [Fact]
    public void Padding_adds_nothing_to_the_loss()
    {
        using var trainer = new SoundNetTrainer(Learning.Options with { EvaluationBatchSize = 1 });
        using var padded = new SoundNetTrainer(Learning.Options with { EvaluationBatchSize = 40 });
        Assert.Equal(trainer.Evaluate(Sounds(40, 3)).Loss, padded.Evaluate(Sounds(40, 3)).Loss, 5);
    }

    [Theory]
    [InlineData(3, new[] { Phone.A, Phone.E, Phone.A, Phone.O }, "has 4 labels for a sequence of 3 steps. Expected at most one label per step, with a step between two that are equal.")]
    [InlineData(2, new[] { Phone.A, Phone.A }, "has 2 labels, 1 of them like the one before, for a sequence of 2 steps. Expected at most one label per step, with a step between two that are equal.")]
    public void A_transcript_that_does_not_fit_is_refused(int steps, Phone[] phones, string message)
    {
        using var trainer = new SoundNetTrainer(Learning.Options);
        var refused = Assert.Throws<DataException>(() => trainer.Fit([new Sound(new float[2 * steps], phones)]));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_vector_is_refused()
    {
        using var trainer = new SoundNetTrainer(Learning.Options);
        var refused = Assert.Throws<DataException>(() => trainer.Predict(new Sound([1, 2, 3], [])));
        Assert.Contains("has 3 values, which are no whole number of vectors. Expected a multiple of 2.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sequences_without_labels_and_without_steps_have_a_loss()
    {
        using var trainer = new SoundNetTrainer(Learning.Options with { Epochs = 1 });
        List<Sound> sounds = [new([], []), new(new float[6], []), new([], [])];
        trainer.Fit(sounds);
        var metrics = trainer.Evaluate(sounds);
        Assert.True(double.IsFinite(metrics.Loss));
        Assert.True(double.IsNaN(metrics.LabelErrorRate));
    }

    /// <summary>Each phone is one to three steps near a corner of its own, and silence lies between equal ones.</summary>
    private static List<Sound> Sounds(int count, int seed)
    {
        var random = new Random(seed);
        (float X, float Y)[] corners = [(1, 0), (0, 1), (-1, -1)];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var phones = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Phone)random.Next(3)).ToArray();
            var frames = new List<float>();
            foreach (var phone in phones)
            {
                for (var step = random.Next(1, 4); step > 0; step--)
                    Step(corners[(int)phone]);

                for (var step = random.Next(1, 3); step > 0; step--)
                    Step((0, 0));
            }

            return new Sound([.. frames], phones);

            void Step((float X, float Y) at)
            {
                frames.Add(at.X + (0.2f * (random.NextSingle() - 0.5f)));
                frames.Add(at.Y + (0.2f * (random.NextSingle() - 0.5f)));
            }
        })];
    }

    /// <summary>Waves up and down, with rest between them.</summary>
    private static List<Wave> Waves(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var marks = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (byte)random.Next(2)).ToList();
            double[] frames = [.. marks.SelectMany(mark => (double[])[0, 0, mark == 0 ? 1 : -1, mark == 0 ? 1 : -1, mark == 0 ? 1 : -1, mark == 0 ? 1 : -1, 0, 0])];
            return new Wave(frames, marks);
        })];
    }
}
