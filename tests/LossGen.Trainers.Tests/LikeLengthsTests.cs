namespace LossGen.Trainers.Tests;

public sealed record Sentence([Tokens(20)] int[] Words, [Label] Tag[] Tags);

/// <summary>Counts the places that it is given, padding and all.</summary>
[Task(TokenClassification, typeof(Sentence))]
public sealed class CountingNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _embedding = Embedding(20, 16);
    private readonly Module<Tensor, Tensor> _head = Linear(16, 5);

    public CountingNet()
        : base(nameof(CountingNet)) => RegisterComponents();

    public long Places { get; private set; }

    public override Tensor forward(Tensor words, Tensor mask)
    {
        Places += words.numel();
        return _head.call(_embedding.call(words));
    }
}

public sealed class LikeLengthsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sequences_of_like_length_leave_little_padding_and_teach_as_much(bool isStream)
    {
        var sentences = Sentences(512, seed: 1);
        var tokens = sentences.Sum(sentence => sentence.Words.Length) * 4L;
        var (plain, plainLoss) = Train(sentences, isStream, withLengths: false);
        var (bucketed, bucketedLoss) = Train(sentences, isStream, withLengths: true);

        Assert.True(bucketed - tokens < 0.15 * (plain - tokens), $"{plain - tokens} places of padding without, {bucketed - tokens} with buckets, for {tokens} tokens");
        Assert.Equal(plainLoss, bucketedLoss, 0.05);
    }

    private static (long Places, double Loss) Train(List<Sentence> sentences, bool isStream, bool withLengths)
    {
        using var trainer = new CountingNetTrainer(Learning.Options with { Epochs = 4, BatchSize = 8, ShuffleBuffer = 512 });
        if (withLengths)
            trainer.ExampleLength = sentence => sentence.Words.Length;

        trainer.Fit(isStream ? sentences.Where(_ => true) : sentences);
        var places = trainer.Model.Places;
        return (places, trainer.Evaluate(sentences).Loss);
    }

    /// <summary>Sentences of 1 to 60 words, whose tags are those of the words.</summary>
    private static List<Sentence> Sentences(int count, int seed)
    {
        var random = new Random(seed);
        var sentences = new List<Sentence>(count);
        for (var index = 0; index < count; index++)
        {
            var words = Enumerable.Range(0, random.Next(1, 61)).Select(_ => random.Next(20)).ToArray();
            sentences.Add(new Sentence(words, Array.ConvertAll(words, word => (Tag)(word % 5))));
        }

        return sentences;
    }
}
