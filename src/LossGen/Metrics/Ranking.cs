namespace LossGen;

/// <summary>Orders values.</summary>
internal static class Ranking
{
    /// <summary>The index of the largest value; the first of equals. NaN is never the largest unless it comes first.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index] > values[best])
                best = index;
        }

        return best;
    }

    /// <summary>The ranks of values from 1; equal values share the mean of their ranks. All NaN where a value is, since it has no rank.</summary>
    public static double[] Ranks(float[] values)
    {
        var ranks = new double[values.Length];
        if (Array.Exists(values, float.IsNaN))
        {
            Array.Fill(ranks, double.NaN);
            return ranks;
        }

        var order = new int[values.Length];
        for (var index = 0; index < order.Length; index++)
            order[index] = index;

        float[] keys = [.. values];
        Array.Sort(keys, order);

        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;

            // Places start + 1 to end, counted from 1.
            var shared = (start + 1 + end) / 2.0;
            for (var place = start; place < end; place++)
                ranks[order[place]] = shared;

            start = end;
        }

        return ranks;
    }

    /// <summary>
    /// The rank that conditional answers give, P(above k | reached k) for each k below the last rank, and the probability of each rank.
    /// </summary>
    public static int RankOf(ReadOnlySpan<float> conditional, Span<float> probabilities)
    {
        var reached = 1f;
        var rank = 0;
        for (var index = 0; index < conditional.Length; index++)
        {
            var above = reached * conditional[index];
            probabilities[index] = reached - above;
            if (above > 0.5f)
                rank = index + 1;

            reached = above;
        }

        probabilities[conditional.Length] = reached;
        return rank;
    }
}
