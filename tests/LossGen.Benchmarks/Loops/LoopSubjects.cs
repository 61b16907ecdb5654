using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Loops;

/// <summary>The models, with examples drawn from a seed.</summary>
internal static class LoopSubjects
{
    private const int Batches = 64;
    private const int LongestText = 60;

    public static IReadOnlyList<ILoopSubject> All => [Small(), Medium(), Transformer(), Text(), Sentences()];

    private static LoopSubject<SmallPerceptron, Point64> Small()
    {
        var random = new Random(1);
        return new()
        {
            Name = "MLP 64-128-10",
            BatchSize = 32,
            Create = () => new SmallPerceptron(),
            Examples = [.. Enumerable.Range(0, 32 * Batches).Select(_ => new Point64(Draw.Numbers(random, 64), random.Next(10)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new SmallPerceptronTrainer(options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples => (tensor(examples.SelectMany(example => example.Values).ToArray()).view(-1, 64), tensor(examples.Select(example => (long)example.Class).ToArray())),
            Item = example => (tensor(example.Values), tensor((long)example.Class)),
        };
    }

    private static LoopSubject<MediumPerceptron, Point784> Medium()
    {
        var random = new Random(1);
        return new()
        {
            Name = "MLP 784-512-256-10",
            BatchSize = 64,
            Create = () => new MediumPerceptron(),
            Examples = [.. Enumerable.Range(0, 64 * Batches).Select(_ => new Point784(Draw.Numbers(random, 784), random.Next(10)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new MediumPerceptronTrainer(options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples => (tensor(examples.SelectMany(example => example.Values).ToArray()).view(-1, 784), tensor(examples.Select(example => (long)example.Class).ToArray())),
            Item = example => (tensor(example.Values), tensor((long)example.Class)),
        };
    }

    private static LoopSubject<TransformerTagger, TaggedSequence> Transformer()
    {
        var random = new Random(1);
        return new()
        {
            Name = "transformer d128 L64",
            BatchSize = 16,
            Create = () => new TransformerTagger(),
            Examples = [.. Enumerable.Range(0, 16 * Batches).Select(_ => new TaggedSequence(Draw.Integers(random, TransformerTagger.Length, 0, TaggedSequence.Vocabulary), Draw.Integers(random, TransformerTagger.Length, 0, 9)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new TransformerTaggerTrainer(options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples => (Draw.Longs(examples.SelectMany(example => example.Tokens)).view(-1, TransformerTagger.Length), Draw.Longs(examples.SelectMany(example => example.Tags)).view(-1, TransformerTagger.Length)),
            Item = example => (Draw.Longs(example.Tokens), Draw.Longs(example.Tags)),
        };
    }

    private static LoopSubject<BagOfWords, TopicText> Text()
    {
        var random = new Random(1);
        return new()
        {
            Name = "embedding bag",
            BatchSize = 32,
            Create = () => new BagOfWords(),
            Examples = [.. Enumerable.Range(0, 32 * Batches).Select(_ => new TopicText(Draw.Integers(random, random.Next(5, LongestText + 1), 1, TopicText.Vocabulary), random.Next(4)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new BagOfWordsTrainer(options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples =>
            {
                var longest = examples.Max(example => example.Words.Length);
                return (Draw.Longs(examples.SelectMany(example => Padded(example.Words, longest))).view(-1, longest), tensor(examples.Select(example => (long)example.Topic).ToArray()));
            },
            Item = example => (Draw.Longs(Padded(example.Words, LongestText)), tensor((long)example.Topic)),
        };
    }

    private static LoopSubject<SentenceClassifier, TopicSentence> Sentences()
    {
        var random = new Random(1);
        return new()
        {
            Name = "MiniLM encoder, 32 tokens",
            BatchSize = 16,
            IsLarge = true,
            Create = () => new SentenceClassifier(),
            Examples = [.. Enumerable.Range(0, 16 * Batches).Select(_ => new TopicSentence([.. Draw.Integers(random, SentenceClassifier.Length - 4, 1, TopicSentence.Vocabulary), 0, 0, 0, 0], random.Next(4)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new SentenceClassifierTrainer(options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples => (Draw.Longs(examples.SelectMany(example => example.Words)).view(-1, SentenceClassifier.Length), tensor(examples.Select(example => (long)example.Topic).ToArray())),
            Item = example => (Draw.Longs(example.Words), tensor((long)example.Topic)),
        };
    }

    private static IEnumerable<int> Padded(int[] words, int length) => words.Concat(Enumerable.Repeat(0, length - words.Length));
}
