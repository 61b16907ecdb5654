using LossGen.Benchmarks.Loops;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Scaling;

/// <summary>What grows, and the models and examples of each size.</summary>
internal static class ScalingSubjects
{
    private const int BatchSize = 32;
    private const int Batches = 4;

    public static IReadOnlyList<ScalingAxis> All =>
    [
        new("classes", Classes()),
        new("sequence length", [.. new[] { 16, 64, 256, 1024, 4096 }.Select(length => ((double)length, (Func<ILoopSubject>)(() => Sequences(length))))]),
        new("parameters", [.. new[] { 1e4, 1e5, 1e6, 1e7, 1e8 }.Select(parameters => (parameters, (Func<ILoopSubject>)(() => Wide(WidePerceptron.WidthFor(parameters)))))]),
    ];

    private static IReadOnlyList<(double Size, Func<ILoopSubject> Subject)> Classes() =>
    [
        (10, () => Of("10", () => new HeadTo10(), random => new PointOf10(Draw.Numbers(random, 64), random.Next(10)), example => (example.Values, example.Class), (options, examples, callback) =>
        {
            using var trainer = new HeadTo10Trainer(options);
            trainer.Callbacks.Add(callback);
            trainer.Fit(examples);
        })),
        (100, () => Of("100", () => new HeadTo100(), random => new PointOf100(Draw.Numbers(random, 64), random.Next(100)), example => (example.Values, example.Class), (options, examples, callback) =>
        {
            using var trainer = new HeadTo100Trainer(options);
            trainer.Callbacks.Add(callback);
            trainer.Fit(examples);
        })),
        (1_000, () => Of("1000", () => new HeadTo1000(), random => new PointOf1000(Draw.Numbers(random, 64), random.Next(1_000)), example => (example.Values, example.Class), (options, examples, callback) =>
        {
            using var trainer = new HeadTo1000Trainer(options);
            trainer.Callbacks.Add(callback);
            trainer.Fit(examples);
        })),
        (10_000, () => Of("10000", () => new HeadTo10000(), random => new PointOf10000(Draw.Numbers(random, 64), random.Next(10_000)), example => (example.Values, example.Class), (options, examples, callback) =>
        {
            using var trainer = new HeadTo10000Trainer(options);
            trainer.Callbacks.Add(callback);
            trainer.Fit(examples);
        })),
        (100_000, () => Of("100000", () => new HeadTo100000(), random => new PointOf100000(Draw.Numbers(random, 64), random.Next(100_000)), example => (example.Values, example.Class), (options, examples, callback) =>
        {
            using var trainer = new HeadTo100000Trainer(options);
            trainer.Callbacks.Add(callback);
            trainer.Fit(examples);
        })),
    ];

    /// <summary>One sequence per batch: attention takes the square of its length.</summary>
    private static LoopSubject<TransformerTagger, TaggedSequence> Sequences(int length)
    {
        var random = new Random(1);
        return new()
        {
            Name = "sequence",
            BatchSize = 1,
            Create = () => new TransformerTagger(length),
            Examples = [.. Enumerable.Range(0, Batches).Select(_ => new TaggedSequence(Draw.Integers(random, length, 0, TaggedSequence.Vocabulary), Draw.Integers(random, length, 0, 9)))],
            Train = (options, examples, callback) =>
            {
                using var trainer = new TransformerTaggerTrainer(() => new TransformerTagger(length), options);
                trainer.Callbacks.Add(callback);
                trainer.Fit(examples);
            },
            Collate = examples => (Draw.Longs(examples.SelectMany(example => example.Tokens)).view(-1, length), Draw.Longs(examples.SelectMany(example => example.Tags)).view(-1, length)),
            Item = example => (Draw.Longs(example.Tokens), Draw.Longs(example.Tags)),
        };
    }

    private static LoopSubject<WidePerceptron, Point64> Wide(int width) => Of("wide", () => new WidePerceptron(width), random => new Point64(Draw.Numbers(random, 64), random.Next(10)), example => (example.Values, example.Class), (options, examples, callback) =>
    {
        using var trainer = new WidePerceptronTrainer(() => new WidePerceptron(width), options);
        trainer.Callbacks.Add(callback);
        trainer.Fit(examples);
    });

    private static LoopSubject<TModel, TExample> Of<TModel, TExample>(
        string name,
        Func<TModel> create,
        Func<Random, TExample> draw,
        Func<TExample, (float[] Values, int Class)> read,
        Action<TrainingOptions, IReadOnlyList<TExample>, ITrainingCallback> train)
        where TModel : nn.Module<Tensor, Tensor>
    {
        var random = new Random(1);
        return new()
        {
            Name = name,
            BatchSize = BatchSize,
            Create = create,
            Examples = [.. Enumerable.Range(0, BatchSize * Batches).Select(_ => draw(random))],
            Train = train,
            Collate = examples => (tensor(examples.SelectMany(example => read(example).Values).ToArray()).view(examples.Count, -1), Draw.Longs(examples.Select(example => read(example).Class))),
            Item = example => (tensor(read(example).Values), tensor((long)read(example).Class)),
        };
    }
}
