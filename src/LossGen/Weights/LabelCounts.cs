namespace LossGen;

/// <summary>Counts labels that are rows, for weights that are balanced from them.</summary>
public static class LabelCounts
{
    /// <summary>Counts a one-hot or probability row for its most probable class.</summary>
    /// <param name="counts">One count per class.</param>
    /// <param name="row">One number per class.</param>
    public static void AddMostProbable(long[] counts, ReadOnlySpan<float> row)
    {
        var largest = 0;
        for (var index = 1; index < row.Length; index++)
        {
            if (row[index] > row[largest])
                largest = index;
        }

        counts[largest]++;
    }

    /// <summary>Counts each of a row of class indices.</summary>
    /// <param name="counts">One count per class.</param>
    /// <param name="row">The class indices of tokens or pixels.</param>
    /// <param name="ignoreIndex">The class index that stands for padding or no label.</param>
    public static void AddEach(long[] counts, ReadOnlySpan<long> row, long ignoreIndex)
    {
        foreach (var index in row)
        {
            if (index != ignoreIndex)
                counts[index]++;
        }
    }

    /// <summary>How many class indices stand for a label.</summary>
    /// <param name="target">The class indices.</param>
    /// <param name="ignoreIndex">The class index that stands for padding or no label.</param>
    /// <returns>The number of those that are another.</returns>
    public static int Labelled(ReadOnlySpan<long> target, long ignoreIndex) => target.Length - target.Count(ignoreIndex);

    /// <summary>How many examples of a batch have another of their class in it.</summary>
    /// <param name="target">The class indices.</param>
    /// <returns>Their number.</returns>
    public static int Anchors(ReadOnlySpan<long> target)
    {
        var count = 0;
        for (var index = 0; index < target.Length; index++)
            count += target[..index].Contains(target[index]) || target[(index + 1)..].Contains(target[index]) ? 1 : 0;

        return count;
    }

    /// <summary>How many examples of a batch are not known to be anomalous.</summary>
    /// <param name="target">1 for those that are.</param>
    /// <returns>The number of the others.</returns>
    public static int Normals(ReadOnlySpan<float> target) => target.Length - target.Count(1f);

    /// <summary>Counts a multi-hot row for every label that applies.</summary>
    /// <param name="counts">One count per label.</param>
    /// <param name="row">One number per label; those above 0 apply.</param>
    public static void AddEach(long[] counts, ReadOnlySpan<float> row)
    {
        for (var index = 0; index < row.Length; index++)
        {
            if (row[index] > 0f)
                counts[index]++;
        }
    }
}
