using TorchSharp;

namespace LossGen.Trainers.Tests;

public enum Tag
{
    O,
    B_Name,
    I_Name,
    B_Place,
    I_Place,
}

public sealed record Utterance([Tokens(20)] int[] Words, [Label] Tag[] Tags);

/// <summary>A word sees its neighbours: enough to tell a beginning from what continues it.</summary>
[Task(TokenClassification, typeof(Utterance))]
public sealed class TaggerNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(20, 16);
    private readonly Module<Tensor, Tensor> _context = Conv1d(16, 32, 3, padding: 1);
    private readonly Module<Tensor, Tensor> _head = Linear(32, 5);

    public TaggerNet() : base(nameof(TaggerNet)) => RegisterComponents();

    public override Tensor forward(Tensor words, Tensor mask)
    {
        Assert.Equal(words.shape, mask.shape);
        var embedded = _embedding.call(words) * mask.unsqueeze(-1);
        return _head.call(_context.call(embedded.transpose(1, 2)).transpose(1, 2).relu());
    }
}

public sealed record Reading([Tokens] ReadOnlyMemory<byte> Symbols, [Label, ClassIndex(3), ClassWeights(Balanced), IgnoreIndex(-1)] IReadOnlyList<int> Kinds);

/// <summary>The same on integers, with lengths instead of a mask.</summary>
[Task(TokenClassification, typeof(Reading)), Loss(Focal)]
public sealed class ReadingNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(10, 16);
    private readonly Module<Tensor, Tensor> _head = Linear(16, 3);

    public ReadingNet() : base(nameof(ReadingNet)) => RegisterComponents();

    public override Tensor forward(Tensor symbols, Tensor lengths)
    {
        Assert.Equal(symbols.size(1), lengths.max().ToInt64());
        return _head.call(_embedding.call(symbols));
    }
}

public sealed record Line([Label, Tokens(12)] int[] Text);

/// <summary>What follows a token depends on it and on the one before.</summary>
[Task(CausalLanguageModeling, typeof(Line))]
public sealed class LineNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(12, 16);
    private readonly Module<Tensor, Tensor> _context = Conv1d(16, 32, 2);
    private readonly Module<Tensor, Tensor> _head = Linear(32, 12);

    public LineNet() : base(nameof(LineNet)) => RegisterComponents();

    public override Tensor forward(Tensor text)
    {
        using var embedded = _embedding.call(text).transpose(1, 2);
        return _head.call(_context.call(functional.pad(embedded, (1L, 0L))).transpose(1, 2).relu());
    }
}

public enum Mood
{
    Calm,
    Glad,
    Cross,
}

public sealed record Remark([Tokens(20, Padding = 19)] List<short> Words, [Label] Mood Mood);

/// <summary>One label for a whole sequence.</summary>
[Task(Classification, typeof(Remark))]
public sealed class RemarkNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(20, 16);
    private readonly Module<Tensor, Tensor> _head = Linear(16, 3);

    public RemarkNet() : base(nameof(RemarkNet)) => RegisterComponents();

    public override Tensor forward(Tensor words, Tensor paddingMask)
    {
        Assert.True(words.eq(19).eq(paddingMask).all().ToBoolean());
        var real = paddingMask.logical_not().to_type(torch.ScalarType.Float32).unsqueeze(-1);
        return _head.call((_embedding.call(words) * real).sum(1) / real.sum(1).clamp(min: 1));
    }
}

public sealed class SequenceTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 12 };

    [Fact]
    public void Learns_named_entities_of_padded_sequences()
    {
        var metrics = Learning.Solves(options => new TaggerNetTrainer(options), Utterances, metrics => metrics.EntityF1!.Value, 0.95, Options);
        Assert.Equal(["Name", "Place"], metrics.Entities.Select(one => one.Name));
        Assert.Equal(Utterances(300, 2).Sum(one => one.Words.Length), metrics.Tokens);

        using var trainer = new TaggerNetTrainer(Options);
        trainer.Fit(Utterances(600, 1));
        SequencePrediction<Tag> prediction = trainer.Predict(new Utterance([1, 8, 9, 2, 12], []));
        Assert.Equal([Tag.O, Tag.B_Name, Tag.I_Name, Tag.O, Tag.B_Place], prediction.Labels);
        Assert.Equal([new EntitySpan("Name", 1, 2), new EntitySpan("Place", 4, 1)], prediction.Entities());
        Assert.All(prediction.Confidences, confidence => Assert.InRange(confidence, 0.2f, 1f));
        Assert.Empty(trainer.Predict(new Utterance([], [])).Labels);

        // What else is in the batch must not matter.
        var alone = trainer.Predict(Utterances(1, 3)[0]);
        var together = trainer.Predict([.. Utterances(1, 3), new Utterance(Enumerable.Repeat(3, 40).ToArray(), [])])[0];
        Assert.Equal(alone.Labels, together.Labels);
        Assert.Equal(alone.Confidences.ToArray(), together.Confidences.ToArray(), (left, right) => Math.Abs(left - right) < 1e-5f);
    }

    [Fact]
    public void Learns_integer_labels_of_which_some_are_missing()
    {
        var metrics = Learning.Solves(options => new ReadingNetTrainer(options), Readings, metrics => metrics.TokenAccuracy, 0.98, Options);
        Assert.Null(metrics.EntityF1);
        Assert.Equal(Readings(300, 2).Sum(one => one.Kinds.Count(kind => kind >= 0)), metrics.Tokens);
    }

    [Fact]
    public void Learns_to_foresee_tokens()
    {
        var metrics = Learning.Solves(options => new LineNetTrainer(options), Lines, metrics => -metrics.Perplexity, -1.6, Options);
        Assert.Equal(Lines(300, 2).Sum(one => one.Text.Length - 1), metrics.Tokens);
        Assert.Equal(metrics.Loss, Math.Log(metrics.Perplexity), 5);
        using var trainer = new LineNetTrainer(Options);
        trainer.Fit(Lines(600, 1));
        ClassPrediction<int> next = trainer.Predict(new Line([3, 4, 5]));
        Assert.Equal(6, next.Label);
        Assert.Equal(12, next.Probabilities.Count);
    }

    [Fact]
    public void Learns_one_label_of_a_sequence() =>
        Learning.Solves(options => new RemarkNetTrainer(options), Remarks, metrics => metrics.Accuracy, 0.95, Options);

    [Fact]
    public void Says_which_token_is_wrong()
    {
        using var trainer = new TaggerNetTrainer(Options);
        var right = Utterances(2, 1);
        Assert.Equal("Example 2, Words[1]: index 20 is out of range. Expected 0 to 19.", Message([.. right, new Utterance([1, 20], [Tag.O, Tag.O])]));
        Assert.Equal("Example 2, Tags: has 1 values for 2 tokens. Expected one for each token.", Message([.. right, new Utterance([1, 2], [Tag.O])]));
        Assert.Equal("Example 2, Words: is null. Expected a sequence, which may be empty.", Message([.. right, new Utterance(null!, [Tag.O])]));
        Assert.StartsWith("Example 2, Tags: 9 is no class of Tag.", Message([.. right, new Utterance([1], [(Tag)9])]), StringComparison.Ordinal);

        string Message(List<Utterance> examples) => Assert.Throws<DataException>(() => trainer.Evaluate(examples)).Message;
    }

    [Fact]
    public void Padding_trains_nothing()
    {
        // One batch of two sequences has the mean over all tokens, however long the padding is.
        using var trainer = new TaggerNetTrainer(Options);
        var (first, second) = (Utterances(1, 5)[0], new Utterance(Enumerable.Repeat(3, 30).ToArray(), Enumerable.Repeat(Tag.O, 30).ToArray()));
        var apart = ((trainer.Evaluate([first]).Loss * first.Words.Length) + (trainer.Evaluate([second]).Loss * 30)) / (first.Words.Length + 30);
        Assert.Equal(apart, trainer.Evaluate([first, second]).Loss, 5);
    }

    /// <summary>Words 8 to 11 are names, 12 to 15 places; of one kind in a row, they are one entity.</summary>
    private static List<Utterance> Utterances(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var words = Enumerable.Range(0, random.Next(3, 12)).Select(_ => random.Next(2) == 0 ? random.Next(8) : random.Next(8, 16)).ToArray();
            var tags = words.Select((word, position) => word switch
            {
                < 8 => Tag.O,
                < 12 => position > 0 && words[position - 1] is >= 8 and < 12 ? Tag.I_Name : Tag.B_Name,
                _ => position > 0 && words[position - 1] is >= 12 ? Tag.I_Place : Tag.B_Place,
            });
            return new Utterance(words, [.. tags]);
        })];
    }

    private static List<Reading> Readings(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var symbols = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(10)).ToArray();
            return new Reading(symbols, [.. symbols.Select(symbol => random.Next(5) == 0 ? -1 : symbol % 3)]);
        })];
    }

    /// <summary>Counting upwards or downwards by one: the first two tokens tell which.</summary>
    private static List<Line> Lines(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (start, step) = (random.Next(12), random.Next(2) == 0 ? 1 : 11);
            return new Line([.. Enumerable.Range(0, random.Next(6, 14)).Select(position => (start + (position * step)) % 12)]);
        })];
    }

    private static List<Remark> Remarks(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var mood = random.Next(3);
            var words = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (short)random.Next(9)).Append((short)(10 + mood)).OrderBy(_ => random.Next());
            return new Remark([.. words], (Mood)mood);
        })];
    }
}
