using LossGen.Catalog;

namespace LossGen.GroundTruth.Tests.Entries;

/// <summary>
/// Every loss of the catalog written out by hand, summed over a batch, in double precision: what the emitted call must equal.
/// </summary>
internal static class ClosedForms
{
    /// <summary>The sum of the loss over a batch.</summary>
    /// <param name="p">The model's output, row by row.</param>
    /// <param name="y">The target, row by row; a class index or a single number is a row of one.</param>
    /// <param name="options">Weights, smoothing and the like.</param>
    public delegate double Sum(double[][] p, double[][] y, LossOptionValues options);

    public static IReadOnlyDictionary<LossKind, Sum> All { get; } = new Dictionary<LossKind, Sum>
    {
        [LossKind.SparseCategoricalCrossEntropy] = (p, y, o) => Rows(p, y, (row, target) => (int)target[0] == o.IgnoreIndex ? 0 : SmoothedEntropy(row, OneHot((int)target[0], row.Length), o)),
        [LossKind.CategoricalCrossEntropy] = (p, y, o) => Rows(p, y, (row, target) => SmoothedEntropy(row, target, o)),
        [LossKind.BinaryCrossEntropy] = (p, y, o) => Elements(p, y, (s, t, c) => -((o.PositiveWeight(c) * t * LogSigmoid(s)) + ((1 - t) * LogSigmoid(-s)))),
        [LossKind.Hinge] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Max(0, 1 - (t * s))),
        [LossKind.SquaredHinge] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Pow(Math.Max(0, 1 - (t * s)), 2)),
        [LossKind.ModifiedHuber] = (p, y, _) => Elements(p, y, (s, t, _) => t * s >= -1 ? Math.Pow(Math.Max(0, 1 - (t * s)), 2) : -4 * t * s),
        [LossKind.MeanSquaredError] = (p, y, _) => Elements(p, y, (s, t, _) => (s - t) * (s - t)),
        [LossKind.MeanAbsoluteError] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Abs(s - t)),
        [LossKind.Huber] = (p, y, o) => Elements(p, y, (s, t, _) => Math.Abs(s - t) <= o.Scalars[0] ? 0.5 * (s - t) * (s - t) : o.Scalars[0] * (Math.Abs(s - t) - (0.5 * o.Scalars[0]))),
        [LossKind.SmoothL1] = (p, y, o) => Elements(p, y, (s, t, _) => Math.Abs(s - t) < o.Scalars[0] ? 0.5 * (s - t) * (s - t) / o.Scalars[0] : Math.Abs(s - t) - (0.5 * o.Scalars[0])),
        [LossKind.Cauchy] = (p, y, o) => Elements(p, y, (s, t, _) => o.Scalars[0] * o.Scalars[0] / 2 * Math.Log(1 + Math.Pow((s - t) / o.Scalars[0], 2))),
        [LossKind.LogCosh] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Log(Math.Cosh(s - t))),
        [LossKind.Focal] = (p, y, o) => Rows(p, y, (row, target) =>
        {
            if ((int)target[0] == o.IgnoreIndex)
                return 0;

            var log = LogSoftmax(row)[(int)target[0]];
            return -o.ClassWeight((int)target[0]) * Math.Pow(1 - Math.Exp(log), o.Scalars[0]) * log;
        }),
        [LossKind.BinaryFocal] = (p, y, o) => Elements(p, y, (s, t, _) =>
        {
            var (alpha, gamma) = (o.Scalars[0], o.Scalars[1]);
            var probability = 1 / (1 + Math.Exp(-s));
            var positive = Math.Pow(1 - probability, gamma) * t * LogSigmoid(s);
            var negative = Math.Pow(probability, gamma) * (1 - t) * LogSigmoid(-s);
            return alpha < 0 ? -(positive + negative) : -((alpha * positive) + ((1 - alpha) * negative));
        }),
        [LossKind.NegativeLogLikelihood] = (p, y, o) => Rows(p, y, (row, target) => (int)target[0] == o.IgnoreIndex ? 0 : -o.ClassWeight((int)target[0]) * row[(int)target[0]]),
        [LossKind.BinaryCrossEntropyOfProbabilities] = (p, y, _) => Elements(p, y, (s, t, _) => -((t * Math.Log(s)) + ((1 - t) * Math.Log(1 - s)))),
        [LossKind.Brier] = (p, y, o) => Rows(p, y, (row, target) => (int)target[0] == o.IgnoreIndex ? 0
            : o.ClassWeight((int)target[0]) * LogSoftmax(row).Select((log, c) => Math.Pow(Math.Exp(log) - (c == (int)target[0] ? 1 : 0), 2)).Sum()),
        [LossKind.MultiMargin] = (p, y, o) => Rows(p, y, (row, target) =>
        {
            var own = (int)target[0];
            var sum = 0.0;
            for (var c = 0; c < row.Length; c++)
                sum += c == own ? 0 : Math.Max(0, o.Scalars[0] - row[own] + row[c]);

            return o.ClassWeight(own) * sum / row.Length;
        }),
        [LossKind.CategoricalHinge] = (p, y, _) => Rows(p, y, (row, target) =>
        {
            var own = Array.IndexOf(target, 1.0);
            return Math.Max(0, 1 + row.Where((_, c) => c != own).Max() - row[own]);
        }),
        [LossKind.KullbackLeibler] = (p, y, _) => Rows(p, y, (row, target) => target.Zip(LogSoftmax(row), (t, log) => t > 0 ? t * (Math.Log(t) - log) : 0).Sum()),
        [LossKind.SoftMargin] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Log(1 + Math.Exp(-t * s))),
        [LossKind.MeanSquaredLogarithmicError] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Pow(Math.Log(1 + Math.Max(0, s)) - Math.Log(1 + t), 2)),
        [LossKind.MeanAbsolutePercentageError] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Abs(s - t) / Math.Abs(t)),
        [LossKind.MeanSquaredPercentageError] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Pow(1 - (s / t), 2)),
        [LossKind.Poisson] = (p, y, _) => Elements(p, y, (s, t, _) => Math.Exp(s) - (t * s)),
        [LossKind.Corn] = (p, y, _) => Rows(p, y, (row, target) =>
        {
            var sum = 0.0;
            for (var k = 0; k < row.Length && k <= target[0]; k++)
                sum -= LogSigmoid(target[0] > k ? row[k] : -row[k]);

            return sum;
        }),
        [LossKind.Pinball] = (p, y, o) => Rows(p, y, (row, target) => row.Zip(o.Quantiles, (s, q) => Math.Max(q * (target[0] - s), (q - 1) * (target[0] - s))).Sum()),
        [LossKind.GaussianNegativeLogLikelihood] = (p, y, _) => Rows(p, y, (row, target) =>
            -Math.Log(Math.Exp(-Math.Pow(target[0] - row[0], 2) / (2 * Math.Exp(row[1]))) / Math.Sqrt(2 * Math.PI * Math.Exp(row[1])))),
        [LossKind.Dice] = (p, y, o) => Overlap(p, y, o, (both, predicted, real) => ((2 * both) + o.Scalars[0]) / (predicted + real + o.Scalars[0])),
        [LossKind.Tversky] = (p, y, o) => Overlap(p, y, o, (both, predicted, real) => (both + o.Scalars[2]) / (both + (o.Scalars[0] * (predicted - both)) + (o.Scalars[1] * (real - both)) + o.Scalars[2])),
        [LossKind.LovaszSoftmax] = (p, y, o) =>
        {
            var shares = p.Select(row => Array.ConvertAll(LogSoftmax(row), Math.Exp)).ToArray();
            var present = y.Select(target => (int)target[0]).Where(c => c != o.IgnoreIndex).Distinct().ToArray();
            return present.Length == 0 ? 0 : present.Average(c => OverLevels(y, o, c, pixel => Math.Abs((y[pixel][0] == c ? 1 : 0) - shares[pixel][c])));
        },
        [LossKind.LovaszHinge] = (p, y, o) => OverLevels(y, o, 1, pixel => Math.Max(0, 1 - ((y[pixel][0] == 1 ? 1 : -1) * (p[pixel][1] - p[pixel][0])))),
        [LossKind.Distillation] = (p, y, o) => Rows(p, y, (row, target) =>
        {
            var t = o.Scalars[0];
            var teacher = Array.ConvertAll(LogSoftmax(Array.ConvertAll(target, value => Math.Log(value) / t)), Math.Exp);
            var student = LogSoftmax(Array.ConvertAll(row, value => value / t));
            return t * t * teacher.Zip(student, (share, log) => share * (Math.Log(share) - log)).Sum();
        }),
        [LossKind.DeepSvdd] = (p, y, _) => Elements(p, y, (d, t, _) => t == 1 ? 0 : d),
        [LossKind.DeepSad] = (p, y, o) => Elements(p, y, (d, t, _) => t == 0 ? d : t < 0 ? o.Scalars[0] * d : o.Scalars[0] / (d + 1e-6)),
        [LossKind.EntropicOpenSet] = (p, y, _) => Rows(p, y, (row, target) => target[0] < 0 ? -LogSoftmax(row).Average() : -LogSoftmax(row)[(int)target[0]]),
        [LossKind.Objectosphere] = (p, y, o) => Rows(p, y, (row, target) =>
        {
            var logits = LogSoftmax(row[..CatalogLossTests.Classes]);
            var length = Math.Sqrt(row[CatalogLossTests.Classes..].Sum(feature => feature * feature));
            return target[0] < 0
                ? -logits.Average() + (o.Scalars[1] * length * length)
                : -logits[(int)target[0]] + (o.Scalars[1] * Math.Pow(Math.Max(0, o.Scalars[0] - length), 2));
        }),
        [LossKind.ChoiceCrossEntropy] = (p, y, _) => Rows(p, y, (row, target) => -LogSoftmax(row)[(int)target[0]]),
        [LossKind.ListNet] = (p, y, _) => Rows(p, y, (row, target) => -LogSoftmax(target).Zip(LogSoftmax(row), (share, log) => Math.Exp(share) * log).Sum()),
        [LossKind.ApproximateNdcg] = (p, y, o) => Rows(p, y, (row, target) =>
        {
            var best = target.OrderDescending().Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
            var found = target.Select((grade, own) => (Math.Pow(2, grade) - 1) / Math.Log2(2 + row.Where((_, other) => other != own).Sum(other => 1 / (1 + Math.Exp((row[own] - other) / o.Scalars[0]))))).Sum();
            return best > 0 ? 1 - (found / best) : 0;
        }),
        [LossKind.Ctc] = (p, y, _) => Rows(p, y, AlignmentLoss),
        [LossKind.SpanCrossEntropy] = (p, y, _) => Rows(p, y, (row, target) =>
            -(LogSoftmax([.. row.Where((_, index) => index % 2 == 0)])[(int)target[0]] + LogSoftmax([.. row.Where((_, index) => index % 2 == 1)])[(int)target[1]]) / 2),
        [LossKind.MultiLabelMargin] = (p, y, _) => Rows(p, y, (row, target) =>
        {
            var sum = 0.0;
            for (var i = 0; i < row.Length; i++)
            {
                for (var j = 0; j < row.Length; j++)
                    sum += target[i] == 1 && target[j] == 0 ? Math.Max(0, 1 - row[i] + row[j]) : 0;
            }

            return sum / row.Length;
        }),
        [LossKind.MarginRanking] = (p, y, o) => Elements(p, y, (s, t, _) => Math.Max(0, o.Scalars[0] - (t * s))),
        [LossKind.CosineEmbedding] = (p, y, o) => Elements(p, y, (c, t, _) => t > 0 ? 1 - c : Math.Max(0, c - o.Scalars[0])),
        [LossKind.Contrastive] = (p, y, o) => Elements(p, y, (c, t, _) => t > 0 ? (1 - c) * (1 - c) / 2 : Math.Pow(Math.Max(0, o.Scalars[0] - (1 - c)), 2) / 2),
        [LossKind.BatchHardTriplet] = (p, y, o) => Anchors(p, y, (anchor, positives, negatives) =>
            positives.Length == 0 || negatives.Length == 0 ? 0 : Math.Max(0, o.Scalars[0] + positives.Max(one => Distance(anchor, one)) - negatives.Min(one => Distance(anchor, one)))),
        [LossKind.Circle] = (p, y, o) => CircleLoss(p, y, o, weighing: p),
        [LossKind.SupervisedContrastive] = (p, y, o) => Anchors(p, y, (anchor, positives, negatives) =>
            positives.Length == 0 ? 0 : positives.Average(one => -Math.Log(Math.Exp(Cosine(anchor, one) / o.Scalars[0]) / positives.Concat(negatives).Sum(other => Math.Exp(Cosine(anchor, other) / o.Scalars[0]))))),
    };

    /// <summary>The closed form whose slope is the loss's gradient at a point: itself, or with the weights that the loss holds constant held at that point.</summary>
    public static Sum HeldAt(LossKind kind, double[][] point) => kind == LossKind.Circle ? (p, y, o) => CircleLoss(p, y, o, point) : All[kind];

    /// <summary>Circle loss with its weights taken from other embeddings.</summary>
    private static double CircleLoss(double[][] p, double[][] y, LossOptionValues options, double[][] weighing)
    {
        var (margin, gamma) = (options.Scalars[0], options.Scalars[1]);
        var sum = 0.0;
        for (var anchor = 0; anchor < p.Length; anchor++)
        {
            var (positives, negatives) = (0.0, 0.0);
            for (var other = 0; other < p.Length; other++)
            {
                var (cosine, held) = (Cosine(p[anchor], p[other]), Cosine(weighing[anchor], weighing[other]));
                if (y[anchor][0] != y[other][0])
                    negatives += Math.Exp(gamma * Math.Max(0, held + margin) * (cosine - margin));
                else if (other != anchor)
                    positives += Math.Exp(-gamma * Math.Max(0, 1 + margin - held) * (cosine - 1 + margin));
            }

            sum += Math.Log(1 + (positives * negatives));
        }

        return sum;
    }

    /// <summary>1 less the mean overlap of the classes, from what is both predicted and real, what is predicted, and what is real: the rows are the pixels of one image.</summary>
    private static double Overlap(double[][] p, double[][] y, LossOptionValues options, Func<double, double, double, double> overlap)
    {
        var labelled = p.Zip(y).Where(pixel => (int)pixel.Second[0] != options.IgnoreIndex).Select(pixel => (Share: Array.ConvertAll(LogSoftmax(pixel.First), Math.Exp), Class: (int)pixel.Second[0])).ToArray();
        return 1 - Enumerable.Range(0, p[0].Length).Average(c => overlap(
            labelled.Sum(pixel => pixel.Class == c ? pixel.Share[c] : 0),
            labelled.Sum(pixel => pixel.Share[c]),
            labelled.Count(pixel => pixel.Class == c)));
    }

    /// <summary>
    /// The integral, over all levels, of 1 less the Jaccard index of a region if the pixels whose errors reach the level were wrong: the Lovász extension as an integral (Choquet's).
    /// The index changes at the errors only, so that the integral is a sum over the gaps between them.
    /// </summary>
    private static double OverLevels(double[][] y, LossOptionValues options, int region, Func<int, double> error)
    {
        var pixels = Enumerable.Range(0, y.Length).Where(pixel => (int)y[pixel][0] != options.IgnoreIndex).ToArray();
        var truth = pixels.Where(pixel => (int)y[pixel][0] == region).ToHashSet();
        var levels = pixels.Select(error).Append(0).Distinct().Order().ToArray();
        var integral = 0.0;
        for (var level = 1; level < levels.Length; level++)
        {
            var wrong = pixels.Where(pixel => error(pixel) >= levels[level]).ToHashSet();
            var predicted = pixels.Where(pixel => truth.Contains(pixel) != wrong.Contains(pixel)).ToHashSet();
            integral += (levels[level] - levels[level - 1]) * (1 - ((double)predicted.Intersect(truth).Count() / predicted.Union(truth).Count()));
        }

        return integral;
    }

    /// <summary>The sum over the examples of a loss on the others of its class and those of other classes.</summary>
    private static double Anchors(double[][] p, double[][] y, Func<double[], double[][], double[][], double> loss) => Enumerable.Range(0, p.Length).Sum(anchor =>
        loss(
            p[anchor],
            p.Where((_, index) => index != anchor && y[index][0] == y[anchor][0]).ToArray(),
            p.Where((_, index) => y[index][0] != y[anchor][0]).ToArray()));

    private static double Distance(double[] left, double[] right) => Math.Sqrt(left.Zip(right, (a, b) => (a - b) * (a - b)).Sum());

    private static double Cosine(double[] left, double[] right) => Dot(left, right) / Math.Sqrt(Dot(left, left) * Dot(right, right));

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static double SmoothedEntropy(double[] logits, double[] target, LossOptionValues options)
    {
        var log = LogSoftmax(logits);
        var sum = 0.0;
        for (var c = 0; c < log.Length; c++)
            sum -= options.ClassWeight(c) * (((1 - options.Smoothing) * target[c]) + (options.Smoothing / log.Length)) * log[c];

        return sum;
    }

    private static double[] LogSoftmax(double[] logits)
    {
        var largest = logits.Max();
        var normaliser = largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
        return Array.ConvertAll(logits, logit => logit - normaliser);
    }

    private static double LogSigmoid(double logit) => logit >= 0 ? -Math.Log(1 + Math.Exp(-logit)) : logit - Math.Log(1 + Math.Exp(logit));

    private static double[] OneHot(int index, int length)
    {
        var row = new double[length];
        row[index] = 1;
        return row;
    }

    private static double Rows(double[][] p, double[][] y, Func<double[], double[], double> loss) => p.Zip(y, loss).Sum();

    private static double Elements(double[][] p, double[][] y, Func<double, double, int, double> loss) =>
        Rows(p, y, (row, target) => row.Select((value, column) => loss(value, target[column], column)).Sum());

    /// <summary>Of every way to put a class or a blank at each step, those that give the labels, added up one by one.</summary>
    private static double AlignmentLoss(double[] row, double[] target)
    {
        const int Width = CatalogLossTests.StepWidth;
        var labels = target.Where(label => label >= 0).Select(label => (int)label).ToArray();
        var steps = row.Chunk(Width).Select(LogSoftmax).ToArray();
        var total = 0.0;
        var alignment = new int[steps.Length];
        for (var number = 0; number < Math.Pow(Width, steps.Length); number++)
        {
            for (var (step, rest) = (0, number); step < alignment.Length; step++, rest /= Width)
                alignment[step] = rest % Width;

            var given = alignment.Where((label, step) => label != Width - 1 && (step == 0 || alignment[step - 1] != label));
            if (given.SequenceEqual(labels))
                total += Math.Exp(alignment.Select((label, step) => steps[step][label]).Sum());
        }

        return total > 0 ? -Math.Log(total) / Math.Max(1, labels.Length) : 0;
    }
}
