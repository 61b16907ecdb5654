using TorchSharp;
using TorchSharp.Modules;

namespace LossGen.Trainers.Tests;

/// <summary>Some sequences of tokens, of which one holds token 1: their number and their lengths are free.</summary>
public sealed record Ending([Tokens(12, Padding = 11)] IReadOnlyList<int[]> Candidates, [Label] int Answer);

/// <summary>A question and several answers: the right one is the question's word.</summary>
public sealed record Riddle([Text] string Question, [Text] string[] Answers, [Label] int Right);

/// <summary>Scores one sequence: the sum of what each of its tokens says.</summary>
[Task(MultipleChoice, typeof(Ending))]
public sealed class EndingNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding _tokens = Embedding(12, 8);
    private readonly Linear _score = Linear(8, 1);

    public EndingNet()
        : base(nameof(EndingNet)) => RegisterComponents();

    public override Tensor forward(Tensor tokens, Tensor mask) => _score.call((_tokens.call(tokens) * mask.unsqueeze(2)).sum(1));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tokens.Dispose();
            _score.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Scores one pair of texts, by how well the sum of the first's tokens goes with that of the second's: as a BERT with one output would.</summary>
[Task(MultipleChoice, typeof(Riddle))]
public sealed class RiddleNet : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Embedding _tokens = Embedding(WordEncoder.Size, 16);
    private readonly Linear _score = Linear(16, 1);

    public RiddleNet()
        : base(nameof(RiddleNet)) => RegisterComponents();

    public override Tensor forward(Tensor tokens, Tensor tokenTypes, Tensor paddingMask)
    {
        var embedded = _tokens.call(tokens) * paddingMask.logical_not().unsqueeze(2);
        var second = tokenTypes.unsqueeze(2);
        return _score.call((embedded * (1 - second)).sum(1) * (embedded * second).sum(1)).squeeze(1);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tokens.Dispose();
            _score.Dispose();
        }

        base.Dispose(disposing);
    }
}

public sealed class SequenceChoiceTests
{
    [Fact]
    public void Learns_to_choose_a_sequence_of_tokens()
    {
        var metrics = Learning.Solves(options => new EndingNetTrainer(options), Endings, metrics => metrics.Accuracy, 0.95);
        Assert.InRange(metrics.GuessAccuracy, 0.2, 0.5);
    }

    [Fact]
    public void Learns_to_choose_a_text_that_goes_with_another() =>
        Learning.Solves(options => new RiddleNetTrainer(new WordEncoder(), options), Riddles, metrics => metrics.Accuracy, 0.95);

    [Fact]
    public void Predicts_the_same_whatever_it_is_batched_with()
    {
        using var trainer = new RiddleNetTrainer(new WordEncoder(), Learning.Options with { Epochs = 3 });
        trainer.Fit(Riddles(200, 1));
        var riddles = Riddles(40, 3);
        riddles.Insert(7, new Riddle("red", [], 0));
        var together = trainer.Predict(riddles);
        for (var index = 0; index < riddles.Count; index++)
        {
            var alone = trainer.Predict(riddles[index]);
            Assert.Equal(alone.Index, together[index].Index);
            Assert.Equal(riddles[index].Answers.Length, alone.Probabilities.Count);
            Assert.Equal(alone.Probability, together[index].Probability, 1e-5);
        }

        Assert.Equal(-1, together[7].Index);
    }

    [Fact]
    public void A_sequence_may_be_empty_and_an_example_without_any()
    {
        using var trainer = new EndingNetTrainer(Learning.Options with { Epochs = 1 });
        var report = trainer.Fit([new Ending([[], [1]], 1), new Ending([[3, 4, 5]], 0)]);
        Assert.True(double.IsFinite(report.History[0].Loss));
        Assert.Equal(2, trainer.Predict(new Ending([[], []], 0)).Probabilities.Count);
        Assert.Empty(trainer.Predict(new Ending([], 0)).Probabilities);
    }

    [Fact]
    public void Says_what_is_wrong_with_a_candidate()
    {
        using var trainer = new EndingNetTrainer(Learning.Options);
        Assert.Equal(
            "Example 1, Answer: is candidate 2 of 2. Expected 0 to 1.",
            Assert.Throws<DataException>(() => trainer.Evaluate([new Ending([[1]], 0), new Ending([[1], [2]], 2)])).Message);
        Assert.Equal(
            "Example 0, Candidates[1]: index 12 is out of range. Expected 0 to 11.",
            Assert.Throws<DataException>(() => trainer.Evaluate([new Ending([[1], [3, 12]], 0)])).Message);
        Assert.Equal(
            "Example 0, Candidates: is null. Expected a sequence, which may be empty.",
            Assert.Throws<DataException>(() => trainer.Evaluate([new Ending([[1], null!], 0)])).Message);

        using var riddles = new RiddleNetTrainer(new WordEncoder(), Learning.Options);
        Assert.Equal(
            "Example 0, Answers: is null. Expected text, which may be empty.",
            Assert.Throws<DataException>(() => riddles.Evaluate([new Riddle("red", ["red", null!], 0)])).Message);
    }

    [Fact]
    public void A_model_that_scores_otherwise_is_refused()
    {
        using var output = ones(2, 3);
        Assert.Equal(
            "The model returned shape [2, 3]: expected [3] or [3, 1]: one score per candidate. The width of the last layer must be 1; batch comes first.",
            Assert.Throws<TrainingException>(() => ModelOutput.PerSequence(output, [2, 1])).Message);

        using var scores = tensor(new float[] { 1, 2, 3 });
        using var padded = ModelOutput.PerSequence(scores, [2, 0, 1]);
        Assert.Equal([1, 2, -1e30f, -1e30f, 3, -1e30f], padded.data<float>().ToArray());
    }

    private static List<Ending> Endings(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var answer = random.Next(4);
            var candidates = Enumerable.Range(0, random.Next(answer + 1, 6)).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(2, 11)).ToArray()).ToArray();
            candidates[answer][random.Next(candidates[answer].Length)] = 1;
            return new Ending(candidates, answer);
        })];
    }

    private static List<Riddle> Riddles(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var words = WordEncoder.Words.ToArray();
            random.Shuffle(words);
            var answers = words[..random.Next(2, 6)];
            var right = random.Next(answers.Length);
            return new Riddle(answers[right], [.. answers.Select(answer => random.Next(2) == 0 ? answer : "the " + answer)], right);
        })];
    }
}
