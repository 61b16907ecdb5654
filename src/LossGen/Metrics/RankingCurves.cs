namespace LossGen;

/// <summary>The areas under the curves that a ranking of examples by score draws.</summary>
internal static class RankingCurves
{
    /// <summary>ROC AUC and average precision, ties as one threshold. Sorts both arrays.</summary>
    public static (double RocAuc, double PrAuc) Areas(float[] scores, bool[] isPositive)
    {
        if (Array.Exists(scores, float.IsNaN))
            return (double.NaN, double.NaN);

        Array.Sort(scores, isPositive);
        var positives = isPositive.LongCount(one => one);
        var negatives = isPositive.LongLength - positives;

        var (truePositives, falsePositives) = (0L, 0L);
        var (pairs, averagePrecision) = (0.0, 0.0);
        for (var end = scores.Length; end > 0;)
        {
            // One threshold takes all examples of equal score at once.
            var (hits, misses) = (0L, 0L);
            var score = scores[end - 1];
            for (; end > 0 && scores[end - 1] == score; end--)
            {
                if (isPositive[end - 1])
                    hits++;
                else
                    misses++;
            }

            // Negatives below are beaten by positives above; a pair within the tie counts half.
            pairs += misses * (truePositives + (hits / 2.0));
            truePositives += hits;
            falsePositives += misses;
            averagePrecision += hits * ((double)truePositives / (truePositives + falsePositives));
        }

        return (
            positives > 0 && negatives > 0 ? pairs / ((double)positives * negatives) : double.NaN,
            positives > 0 ? averagePrecision / positives : double.NaN);
    }
}
