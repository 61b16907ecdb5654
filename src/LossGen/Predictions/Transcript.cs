namespace LossGen;

/// <summary>Reads transcripts from what a model says of each step, and compares them.</summary>
internal static class Transcript
{
    /// <summary>The most probable alignment, with repetitions merged and blanks left out.</summary>
    /// <param name="probabilities">For each step one number per class and one for the blank, which is the last.</param>
    /// <param name="width">The numbers per step, C + 1.</param>
    /// <returns>The class indices, and the product of the probabilities that were chosen; NaN where one is.</returns>
    public static (List<int> Indices, double Probability) Greedy(ReadOnlySpan<float> probabilities, int width)
    {
        var indices = new List<int>();
        var probability = 1.0;
        var before = width - 1;
        for (var start = 0; start < probabilities.Length; start += width)
        {
            var step = probabilities.Slice(start, width);
            var best = Ranking.IndexOfLargest(step);
            if (best < 0)
                return (indices, double.NaN);

            probability *= step[best];
            if (best != before && best != width - 1)
                indices.Add(best);

            before = best;
        }

        return (indices, probability);
    }

    /// <summary>The least number of labels to change, leave out or add that turns one sequence into the other (Levenshtein).</summary>
    public static int Distance(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var row = new int[second.Count + 1];
        for (var column = 0; column < row.Length; column++)
            row[column] = column;

        for (var place = 1; place <= first.Count; place++)
        {
            var diagonal = row[0];
            row[0] = place;
            for (var column = 1; column < row.Length; column++)
            {
                var changed = diagonal + (first[place - 1] == second[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[^1];
    }
}
