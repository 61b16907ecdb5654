namespace LossGen;

/// <summary>Candidates in the order of their scores. Those of one score could come in any order, so each of their places has the mean of their gains.</summary>
/// <remarks>McSherry and Najork, Computing Information Retrieval Performance Measures Efficiently in the Presence of Tied Scores, 2008. NaN comes last.</remarks>
internal sealed class RankedList
{
    private readonly double[] _gains; // by place, those of equal scores shared
    private readonly double[] _best;

    public RankedList(ReadOnlySpan<float> scores, double[] gains)
    {
        var keys = new float[scores.Length];
        for (var index = 0; index < keys.Length; index++)
            keys[index] = float.IsNaN(scores[index]) ? float.PositiveInfinity : -scores[index];

        _gains = [.. gains];
        Array.Sort(keys, _gains);
        FirstRelevant = gains.Length;
        for (var (start, end) = (0, 0); start < keys.Length; start = end)
        {
            while (end < keys.Length && keys[end] == keys[start])
                end++;

            var tied = _gains.AsSpan(start..end);
            var sum = 0.0;
            foreach (var gain in tied)
                sum += gain;

            if (sum > 0)
                FirstRelevant = Math.Min(FirstRelevant, start + 1 + tied.Length - Count(tied));

            tied.Fill(sum / tied.Length);
        }

        _best = [.. gains.OrderDescending()];
    }

    /// <summary>The place, from 1, of the first candidate that is relevant; among equals the irrelevant come first.</summary>
    public int FirstRelevant { get; }

    /// <summary>Discounted cumulative gain of the first places, over the most that it could be.</summary>
    public double Ndcg(int places) => Dcg(_gains, places) / Dcg(_best, places);

    private static int Count(ReadOnlySpan<double> gains)
    {
        var relevant = 0;
        foreach (var gain in gains)
            relevant += gain > 0 ? 1 : 0;

        return relevant;
    }

    private static double Dcg(double[] gains, int places)
    {
        var sum = 0.0;
        for (var index = 0; index < Math.Min(gains.Length, places); index++)
            sum += gains[index] / Math.Log2(index + 2);

        return sum;
    }
}
