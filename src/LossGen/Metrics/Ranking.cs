namespace LossGen;

/// <summary>Orders values.</summary>
internal static class Ranking
{
    /// <summary>The index of the largest value; the first of equals. -1 where none is, because a value is NaN or the largest is infinite.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var (best, largest) = (-1, float.NegativeInfinity);
        for (var index = 0; index < values.Length; index++)
        {
            if (float.IsNaN(values[index]))
                return -1;

            if (values[index] > largest)
                (best, largest) = (index, values[index]);
        }

        return float.IsFinite(largest) ? best : -1;
    }

    /// <summary>Whether a value is NaN.</summary>
    public static bool HasNaN(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (float.IsNaN(value))
                return true;
        }

        return false;
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
    /// The rank that conditional answers give, P(above k | reached k) for each k below the last rank, and the probability of each rank. -1 where an answer is NaN.
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
        return float.IsNaN(reached) ? -1 : rank;
    }
}
