using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses between classes.</content>
public static partial class Losses
{
    /// <summary>
    /// Focal loss over classes: (1 - p_y)^gamma times the cross-entropy, so that examples that are right already stop counting.
    /// With gamma 0 it is the cross-entropy.
    /// </summary>
    /// <remarks>Lin et al., Focal Loss for Dense Object Detection, 2017.</remarks>
    /// <param name="logits">Float [N, C].</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="weight">A weight per class, float [C], or null.</param>
    /// <param name="gamma">How fast easy examples lose weight; at least 0, 2 is usual.</param>
    /// <param name="ignoreIndex">The index of examples without a label; they contribute 0.</param>
    /// <param name="reduction">None for [N], Sum, or Mean over the weights of the examples that count, as cross_entropy averages.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Focal(torch.Tensor logits, torch.Tensor target, torch.Tensor? weight = null, double gamma = 2.0, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        var entropy = functional.cross_entropy(logits, target, ignore_index: ignoreIndex, reduction: Reduction.None);
        var loss = Fade(entropy.neg().exp(), gamma).mul(entropy);
        if (weight is null && reduction != Reduction.Mean)
            return Reduced(loss, reduction).MoveToOuterDisposeScope();

        return OverLabelled(loss, target, weight, ignoreIndex, reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Brier score: the squared distance of the class probabilities from the one-hot label. A proper scoring rule that is bounded, so that wrong labels do less harm than to cross-entropy.</summary>
    /// <remarks>Brier, 1950.</remarks>
    /// <param name="logits">Float [N, C].</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="weight">A weight per class, float [C], or null.</param>
    /// <param name="ignoreIndex">The index of examples without a label; they contribute 0.</param>
    /// <param name="reduction">None for [N], Sum, or Mean over the weights of the examples that count, as cross_entropy averages.</param>
    /// <returns>The loss, 0 to 2 for each example.</returns>
    public static torch.Tensor Brier(torch.Tensor logits, torch.Tensor target, torch.Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        using var scope = torch.NewDisposeScope();
        var probabilities = functional.softmax(logits, dim: 1);
        var own = probabilities.gather(1, ClassOrFirst(target, ignoreIndex).unsqueeze(1)).squeeze(1);
        var loss = probabilities.square().sum(1).sub(own.mul(Two)).add(One);
        return OverLabelled(loss, target, weight, ignoreIndex, reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Negative log-likelihood: the logarithm of the probability of the class, with its sign changed. For models that end in log_softmax; cross_entropy is the two together.</summary>
    /// <param name="logProbabilities">Float [N, C].</param>
    /// <param name="target">Class indices, int64 [N].</param>
    /// <param name="weight">A weight per class, float [C], or null.</param>
    /// <param name="ignoreIndex">The index of examples without a label; they contribute 0.</param>
    /// <param name="reduction">None for [N], Sum, or Mean over the weights of the examples that count, as nll_loss averages.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor NegativeLogLikelihood(torch.Tensor logProbabilities, torch.Tensor target, torch.Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logProbabilities);
        using var scope = torch.NewDisposeScope();
        var loss = logProbabilities.gather(1, ClassOrFirst(target, ignoreIndex).unsqueeze(1)).squeeze(1).neg();
        return OverLabelled(loss, target, weight, ignoreIndex, reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Focal loss of yes/no decisions: -a (1 - p)^gamma y log p - (1 - a) p^gamma (1 - y) log(1 - p), with p the sigmoid of the logit.</summary>
    /// <remarks>Lin et al., Focal Loss for Dense Object Detection, 2017; as torchvision's sigmoid_focal_loss.</remarks>
    /// <param name="logits">Float [N] or any shape.</param>
    /// <param name="target">0 or 1, of the same shape and dtype.</param>
    /// <param name="alpha">a, the share of the positive class, 0 to 1; below 0 both classes weigh 1.</param>
    /// <param name="gamma">How fast easy examples lose weight; at least 0, 2 is usual.</param>
    /// <param name="reduction">None for the shape of the logits, Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor BinaryFocal(torch.Tensor logits, torch.Tensor target, double alpha = -1.0, double gamma = 2.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(logits, target);
        using var scope = torch.NewDisposeScope();
        var entropy = functional.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.None);
        var loss = Fade(entropy.neg().exp(), gamma).mul(entropy);
        if (alpha >= 0)
        {
            Scalar slope = (2 * alpha) - 1;
            Scalar offset = 1 - alpha;
            loss = loss.mul(target.mul(slope).add(offset));
            GC.KeepAlive(slope);
            GC.KeepAlive(offset);
        }

        return Reduced(loss, reduction).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of the examples that have a label, each times the weight of its class.</summary>
    private static torch.Tensor OverLabelled(torch.Tensor loss, torch.Tensor target, torch.Tensor? weight, long ignoreIndex, Reduction reduction)
    {
        using var counted = torch.no_grad();
        var labelled = target.ne(ignoreIndex).to_type(loss.dtype);
        var weights = weight is null ? labelled : weight.index_select(0, ClassOrFirst(target, ignoreIndex)).mul(labelled);
        counted.Dispose();
        var weighted = loss.mul(weights);
        return reduction == Reduction.Mean ? weighted.sum().div(weights.sum()) : Reduced(weighted, reduction);
    }

    /// <summary>The class indices, with the first class for examples without a label: there is always something to look up.</summary>
    private static torch.Tensor ClassOrFirst(torch.Tensor target, long ignoreIndex) => torch.where(target.eq(ignoreIndex), torch.zeros_like(target), target);

    /// <summary>Hinge between classes on one-hot rows: max(0, 1 + the largest score of another class - the score of the class).</summary>
    /// <remarks>As Keras' categorical_hinge.</remarks>
    /// <param name="scores">Float [N, C].</param>
    /// <param name="target">One-hot rows, float [N, C].</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor CategoricalHinge(torch.Tensor scores, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(scores, target);
        using var scope = torch.NewDisposeScope();
        var own = target.mul(scores).sum(dim: -1);
        var others = scores.masked_fill(target.gt(Zero), float.NegativeInfinity).amax([-1L]);
        return Reduced(others.sub(own).add(One).relu(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>The Kullback-Leibler divergence of softmax(logits) from target probabilities: the sum over classes of y (log y - log p).</summary>
    /// <remarks>
    /// TorchSharp's kl_div takes log-probabilities as target unless told otherwise and has no batch mean; here the target is probabilities
    /// and Mean divides by N, which is the divergence.
    /// </remarks>
    /// <param name="logits">Float [N, C]; log-softmax is applied here.</param>
    /// <param name="target">Probabilities, float [N, C]; rows sum to 1.</param>
    /// <param name="reduction">None for [N], Mean over N, or Sum.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor KullbackLeibler(torch.Tensor logits, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(logits, target);
        using var scope = torch.NewDisposeScope();
        var divergence = functional.kl_div(functional.log_softmax(logits, -1), target, log_target: false, reduction: Reduction.None).sum(dim: -1);
        return Reduced(divergence, reduction).MoveToOuterDisposeScope();
    }

    /// <summary>Span cross-entropy: the mean of the cross-entropies of the first and the last token, each over the tokens of the sequence.</summary>
    /// <param name="logits">Float [N, L, 2]: of each token being the first, and the last.</param>
    /// <param name="target">The positions of the first and the last, int64 [N, 2].</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor SpanCrossEntropy(torch.Tensor logits, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var first = functional.cross_entropy(logits.select(2, 0), target.select(1, 0), reduction: Reduction.None);
        var last = functional.cross_entropy(logits.select(2, 1), target.select(1, 1), reduction: Reduction.None);
        return Reduced(first.add(last).mul(Half), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Distillation: T^2 times the Kullback-Leibler divergence of the model's softmax at temperature T from the teacher's at the same temperature.
    /// T^2 keeps the gradients as large as at T = 1, where it is the divergence itself.
    /// </summary>
    /// <remarks>Hinton, Vinyals, Dean, Distilling the Knowledge in a Neural Network, 2015.</remarks>
    /// <param name="logits">The model's, float [N, C].</param>
    /// <param name="target">The teacher's probabilities at temperature 1, rows that sum to 1, of the same shape and dtype.</param>
    /// <param name="temperature">T, above 0; from 2 on the teacher's small probabilities speak too.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor Distillation(torch.Tensor logits, torch.Tensor target, double temperature = 2.0, Reduction reduction = Reduction.Mean)
    {
        SameShape(logits, target);
        using var scope = torch.NewDisposeScope();
        Scalar coolness = 1.0 / temperature;
        Scalar scale = temperature * temperature;
        var softened = target.pow(coolness);
        var teacher = softened.div(softened.sum(dim: -1, keepdim: true));
        var divergence = functional.kl_div(functional.log_softmax(logits.mul(coolness), -1), teacher, log_target: false, reduction: Reduction.None).sum(dim: -1).mul(scale);
        var result = Reduced(divergence, reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(coolness);
        GC.KeepAlive(scale);
        return result;
    }

    /// <summary>Multi-label margin: the sum over labels i that apply and j that do not of max(0, 1 - (s_i - s_j)), divided by C.</summary>
    /// <remarks>PyTorch's multilabel_margin_loss, which takes the indices of the labels that apply in any order, filled up with -1: a multi-hot row given to it would be read as indices 0 and 1.</remarks>
    /// <param name="scores">s, float [N, C].</param>
    /// <param name="target">1 for each label that applies and 0 elsewhere, of the same shape and dtype.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor MultiLabelMargin(torch.Tensor scores, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        SameShape(scores, target);
        using var scope = torch.NewDisposeScope();
        torch.Tensor lists;
        using (torch.no_grad())
        {
            var order = target.argsort(1, descending: true);
            lists = order.masked_fill(target.gather(1, order).eq(Zero), NoIndex);
        }

        return functional.multi_label_margin_loss(scores, lists, reduction: reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// CORN, for ranks: logit k answers "above rank k, given that it reached k", and each question is asked only of the examples that reached it.
    /// The rank's probabilities cannot contradict each other.
    /// </summary>
    /// <remarks>Shi, Cao, Raschka, Deep Neural Networks for Rank-Consistent Ordinal Regression Based on Conditional Probabilities, 2021.</remarks>
    /// <param name="logits">Float [N, K - 1].</param>
    /// <param name="target">Ranks 0 to K - 1, int64 [N].</param>
    /// <param name="reduction">None for [N, K - 1] with 0 where a question is not asked, Sum, or Mean over the questions asked.</param>
    /// <returns>The loss.</returns>
    public static torch.Tensor Corn(torch.Tensor logits, torch.Tensor target, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = torch.NewDisposeScope();
        var questions = torch.arange(logits.size(-1), dtype: torch.ScalarType.Int64, device: logits.device);
        var ranks = target.unsqueeze(-1);
        var asked = ranks.ge(questions).to_type(logits.dtype);
        var above = ranks.gt(questions).to_type(logits.dtype);
        var loss = functional.binary_cross_entropy_with_logits(logits, above, reduction: Reduction.None).mul(asked);
        var result = reduction == Reduction.Mean ? loss.sum().div(asked.sum()) : Reduced(loss, reduction);
        return result.MoveToOuterDisposeScope();
    }

    /// <summary>How many questions <see cref="Corn"/> asks of ranks: what its sum is divided by.</summary>
    /// <param name="ranks">Ranks 0 to K - 1.</param>
    /// <param name="classes">The number of ranks, K.</param>
    /// <returns>The sum over the ranks of the smaller of rank + 1 and K - 1.</returns>
    public static double CornDenominator(ReadOnlySpan<long> ranks, int classes)
    {
        var questions = 0L;
        foreach (var rank in ranks)
            questions += Math.Min(rank + 1, classes - 1);

        return questions;
    }

    /// <summary>(1 - p)^gamma.</summary>
    private static torch.Tensor Fade(torch.Tensor probability, double gamma)
    {
        Scalar power = gamma;
        var faded = probability.neg().add(One).clamp_min(Zero).pow(power);
        GC.KeepAlive(power);
        return faded;
    }
}
