using TorchSharp;

namespace LossGen;

/// <summary>
/// Compares ways to train by evidence: each is trained on the same folds with the same seeds and measured on what was held back, by a metric that does not depend on the loss; the differences are judged in pairs.
/// </summary>
/// <remarks>
/// The interval of a difference is that of the corrected resampled t-test (Nadeau and Bengio, 2003), because folds share most of their training examples; of several candidates, each is held against the best at a level that all together keep
/// (Bonferroni). A difference whose interval contains 0 is no more than noise.
/// </remarks>
public static class Comparison
{
    /// <summary>The share of intervals that hold the true difference.</summary>
    private const double Level = 0.95;

    /// <summary>Names a way to train.</summary>
    /// <typeparam name="TModel">The model's type.</typeparam>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <typeparam name="TPrediction">What is predicted for an example.</typeparam>
    /// <typeparam name="TMetrics">The metrics of the task.</typeparam>
    /// <param name="name">What tables call it.</param>
    /// <param name="create">Makes a trainer with a fresh model for a seed: <c>seed => new PenguinNetTrainer(options with { Seed = seed })</c>. It is disposed here.</param>
    /// <param name="metric">The metric by which all are compared, the same for each: <c>metrics => metrics.MacroF1</c>. Not the loss, which is another quantity for each loss.</param>
    /// <returns>The candidate.</returns>
    public static Candidate<TExample> Candidate<TModel, TExample, TPrediction, TMetrics>(string name, Func<long, Trainer<TModel, TExample, TPrediction, TMetrics>> create, Func<TMetrics, double> metric)
        where TModel : torch.nn.Module
        where TMetrics : class, IMetrics
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(metric);
        return new Candidate<TExample>(name, (train, held, seed, cancellation) =>
        {
            using var trainer = create(seed);
            trainer.Fit(train, validation: null, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return metric(trainer.Evaluate(held));
        });
    }

    /// <summary>Trains and measures every candidate on every fold.</summary>
    /// <typeparam name="TExample">The type of the examples.</typeparam>
    /// <param name="examples">The examples, of which each is held back once per repetition.</param>
    /// <param name="candidates">At least two.</param>
    /// <param name="folds">Into how many parts the examples are divided: at least 2; 5 by default.</param>
    /// <param name="repetitions">How often they are divided, each time differently and with other seeds of the trainers: at least 1; 1 by default. More make the intervals narrower.</param>
    /// <param name="seed">Decides the folds, and the seeds of the trainers.</param>
    /// <param name="higherIsBetter">Whether more of the metric is better; true by default.</param>
    /// <param name="cancellation">Ends the comparison with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Who is best, and whether the others are worse by more than noise.</returns>
    /// <exception cref="ArgumentException">There are fewer than two candidates, or two of one name.</exception>
    public static ComparisonReport Run<TExample>(
        IReadOnlyList<TExample> examples,
        IReadOnlyList<Candidate<TExample>> candidates,
        int folds = 5,
        int repetitions = 1,
        long seed = 42,
        bool higherIsBetter = true,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        if (candidates.Count < 2)
            throw new ArgumentException($"There {(candidates.Count == 1 ? "is one candidate" : "are no candidates")}. Expected at least two to compare.", nameof(candidates));
        if (candidates.DistinctBy(candidate => candidate.Name, StringComparer.Ordinal).Count() < candidates.Count)
            throw new ArgumentException("Two candidates have one name. Expected names that tell them apart.", nameof(candidates));

        var scores = candidates.Select(_ => new List<double>()).ToArray();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            foreach (var (fold, (train, held)) in Split.Folds(examples, folds, seed + repetition).Index())
            {
                var trainerSeed = unchecked((long)(SplitMix64.Mix((ulong)seed, (ulong)((repetition * folds) + fold)) >> 1));
                for (var index = 0; index < candidates.Count; index++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    scores[index].Add(candidates[index].Score(train, held, trainerSeed, cancellation));
                }
            }
        }

        return Judge([.. candidates.Select(candidate => candidate.Name)], [.. scores.Select(list => list.ToArray())], folds, higherIsBetter);
    }

    /// <summary>Judges scores by the best mean.</summary>
    internal static ComparisonReport Judge(string[] names, double[][] scores, int folds, bool higherIsBetter)
    {
        var means = Array.ConvertAll(scores, one => one.Average());
        var best = Enumerable.Range(0, names.Length).Where(index => !double.IsNaN(means[index])).OrderBy(index => higherIsBetter ? -means[index] : means[index]).FirstOrDefault();
        var quantile = StudentT.Quantile(1 - ((1 - Level) / 2 / (names.Length - 1)), scores[0].Length - 1);
        var results = names.Select((name, index) =>
        {
            var differences = scores[index].Zip(scores[best], (own, other) => own - other).ToArray();
            var mean = differences.Average();

            // Folds overlap: what is held back over what is trained on goes to the variance of a mean of independent runs.
            var width = quantile * Math.Sqrt(Variance(differences) * ((1.0 / differences.Length) + (1.0 / (folds - 1))));
            var isNoise = index != best && !(Math.Abs(mean) > width);
            return new CandidateResult(name, scores[index], means[index], Math.Sqrt(Variance(scores[index])), mean, mean - width, mean + width, index == best, isNoise);
        });
        return new ComparisonReport([.. results.OrderBy(result => higherIsBetter ? -result.Mean : result.Mean)]);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
