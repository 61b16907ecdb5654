using TorchSharp;
using static TorchSharp.torch.nn;

namespace LossGen;

/// <content>Losses on lists of candidates, graded by relevance.</content>
public static partial class Losses
{
    private static readonly Scalar Ln2Inverse = 1 / Math.Log(2.0);

    /// <summary>ListNet: the cross-entropy of the softmax of the scores against the softmax of the relevances, over each list: what is the chance of each candidate to come first.</summary>
    /// <remarks>Cao, Qin, Liu, Tsai, Li, Learning to Rank: From Pairwise Approach to Listwise Approach, 2007. Its least value is the entropy of the relevances, not 0.</remarks>
    /// <param name="scores">Float [N, L]; those of padding so low that a softmax gives them no share.</param>
    /// <param name="relevance">Grades of at least 0, of the same shape and dtype; minus infinity where there is no candidate, of which each list has one.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor ListNet(torch.Tensor scores, torch.Tensor relevance, Reduction reduction = Reduction.Mean)
    {
        SameShape(scores, relevance);
        using var scope = torch.NewDisposeScope();
        var shares = functional.softmax(relevance, 1);
        return Reduced(shares.mul(functional.log_softmax(scores, 1)).sum(dim: 1).neg(), reduction).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Approximate NDCG: 1 - DCG / the greatest DCG, where the place of a candidate is counted smoothly, 1 + the sum over the others j of sigmoid((s_j - s_i) / T).
    /// A candidate of grade r gains 2^r - 1, over log2(1 + its place).
    /// </summary>
    /// <remarks>Qin, Liu, Li, A General Approximation Framework for Direct Optimization of Information Retrieval Measures, 2010. A list without a relevant candidate has a loss of 0.</remarks>
    /// <param name="scores">Float [N, L]; those of padding far below all others.</param>
    /// <param name="relevance">Grades of at least 0, of the same shape and dtype; minus infinity where there is no candidate.</param>
    /// <param name="temperature">T, above 0, in units of the score: the smaller, the nearer to NDCG, and the flatter away from ties.</param>
    /// <param name="reduction">None for [N], Mean or Sum for a single value.</param>
    /// <returns>The loss, 0 to 1 for each list.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static torch.Tensor ApproximateNdcg(torch.Tensor scores, torch.Tensor relevance, double temperature = 0.1, Reduction reduction = Reduction.Mean)
    {
        SameShape(scores, relevance);
        using var scope = torch.NewDisposeScope();
        Scalar sharpness = 1.0 / temperature;
        var ahead = scores.unsqueeze(1).sub(scores.unsqueeze(2)).mul(sharpness).sigmoid().sum(dim: 2);

        // A candidate is half ahead of itself, and its place counts from 1.
        var discount = ahead.add(Half).add(One).log().mul(Ln2Inverse);
        var gain = relevance.clamp_min(Zero).exp2().sub(One);
        var places = torch.arange(2, relevance.size(1) + 2, dtype: scores.dtype, device: scores.device).log().mul(Ln2Inverse);
        var greatest = gain.sort(1, descending: true).Values.div(places).sum(dim: 1);
        var isRelevant = greatest.gt(Zero);
        var share = gain.div(discount).sum(dim: 1).div(torch.where(isRelevant, greatest, torch.ones_like(greatest)));
        var result = Reduced(share.neg().add(One).mul(isRelevant.to_type(scores.dtype)), reduction).MoveToOuterDisposeScope();
        GC.KeepAlive(sharpness);
        return result;
    }
}
