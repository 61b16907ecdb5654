using TorchSharp;

namespace LossGen.Trainers.Tests;

/// <summary>The answer is the run of tokens from 10 on.</summary>
public sealed record Passage([Tokens(20)] int[] Words, [Label] TokenSpan Answer);

[Task(SpanExtraction, typeof(Passage))]
public sealed class PassageNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(20, 16);
    private readonly Module<Tensor, Tensor> _context = Conv1d(16, 32, 3, padding: 1);
    private readonly Module<Tensor, Tensor> _head = Linear(32, 2);

    public PassageNet() : base(nameof(PassageNet)) => RegisterComponents();

    public override Tensor forward(Tensor words) => _head.call(_context.call(_embedding.call(words).transpose(1, 2)).transpose(1, 2).relu());
}

public sealed record Gap([Tokens(13)] int[] Text, [Label, ClassIndex(13)] int[] Hidden);

/// <summary>Token 12 is the mask; what it hides follows from the neighbours.</summary>
[Task(MaskedLanguageModeling, typeof(Gap))]
public sealed class GapNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(13, 16);
    private readonly Module<Tensor, Tensor> _context = Conv1d(16, 48, 5, padding: 2);
    private readonly Module<Tensor, Tensor> _head = Linear(48, 13);

    public GapNet() : base(nameof(GapNet)) => RegisterComponents();

    public override Tensor forward(Tensor text) => _head.call(_context.call(_embedding.call(text).transpose(1, 2)).transpose(1, 2).relu());
}

/// <summary>Answers within texts, and gaps in them.</summary>
public sealed class TextTaskTests
{
    private static readonly TrainingOptions Options = Learning.Options with { Epochs = 12 };

    [Fact]
    public void Learns_to_find_answers()
    {
        Learning.Solves(options => new PassageNetTrainer(options), Passages, metrics => metrics.ExactMatch, 0.95, Options);
        using var trainer = new PassageNetTrainer(Options);
        trainer.Fit(Passages(600, 1));
        SpanPrediction prediction = trainer.Predict(new Passage([1, 2, 11, 15, 3, 4], default));
        Assert.Equal(new TokenSpan(2, 3), prediction.Span);
        Assert.InRange(prediction.Confidence, 0.5f, 1f);
        Assert.Equal(0f, trainer.Predict(new Passage([], default)).Confidence);

        var together = trainer.Predict([new Passage([1, 2, 11, 15, 3, 4], default), new Passage(Enumerable.Repeat(1, 40).ToArray(), default)]);
        Assert.Equal(prediction.Confidence, together[0].Confidence, 1e-5f);
    }

    [Fact]
    public void Says_which_span_is_wrong()
    {
        using var trainer = new PassageNetTrainer(Options);
        Assert.Equal(
            "Example 0, Answer: the span 1-2 does not lie within 2 tokens. Expected a first position from 0, and a last from there to 1.",
            Assert.Throws<DataException>(() => trainer.Evaluate([new Passage([1, 2], new TokenSpan(1, 2))])).Message);
    }

    [Fact]
    public void Learns_to_fill_gaps()
    {
        var metrics = Learning.Solves(options => new GapNetTrainer(options), Gaps, metrics => metrics.TokenAccuracy, 0.8, Options);
        Assert.Equal(Gaps(300, 2).Sum(gap => gap.Hidden.Count(hidden => hidden >= 0)), metrics.Tokens);
    }

    [Fact]
    public void Masks_as_BERT_does()
    {
        var tokens = Enumerable.Range(0, 40_000).Select(position => position % 50).ToArray();
        var masked = MaskedTokens.Of(tokens, mask: 50, vocabulary: 51, new Random(3), isSpecial: token => token == 0);
        var chosen = Enumerable.Range(0, tokens.Length).Where(position => masked.Labels[position] != MaskedTokens.Ignored).ToArray();
        Assert.Equal(0.15, chosen.Length / (tokens.Length * 0.98), 3);
        Assert.All(chosen, position => Assert.Equal(tokens[position], masked.Labels[position]));
        Assert.DoesNotContain(0, masked.Labels);
        Assert.Equal(0.8, chosen.Average(position => masked.Input[position] == 50 ? 1.0 : 0.0), 0.02);
        Assert.Equal(0.1, chosen.Average(position => masked.Input[position] == tokens[position] ? 1.0 : 0.0), 0.02);
        Assert.Single(MaskedTokens.Of([7, 8], 50, 51, new Random(1)).Labels, label => label != MaskedTokens.Ignored);
        Assert.Empty(MaskedTokens.Of([], 50, 51, new Random(1)).Labels);
        Assert.Throws<ArgumentOutOfRangeException>(() => MaskedTokens.Of([1], 51, 51, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaskedTokens.Of([1], 50, 51, new Random(1), share: 0));
    }

    private static List<Passage> Passages(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (before, inside, after) = (random.Next(5), random.Next(1, 4), random.Next(5));
            var words = Enumerable.Range(0, before + inside + after).Select(position => position >= before && position < before + inside ? random.Next(10, 20) : random.Next(10));
            return new Passage([.. words], new TokenSpan(before, before + inside - 1));
        })];
    }

    private static List<Gap> Gaps(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (start, step) = (random.Next(12), random.Next(2) == 0 ? 1 : 11);
            var text = Enumerable.Range(0, random.Next(6, 14)).Select(position => (start + (position * step)) % 12).ToArray();
            var (input, labels) = MaskedTokens.Of(text, mask: 12, vocabulary: 13, random);
            return new Gap(input, labels);
        })];
    }
}
