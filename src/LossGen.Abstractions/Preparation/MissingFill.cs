namespace LossGen;

/// <summary>What stands in for a missing value.</summary>
public enum MissingFill
{
    /// <summary>The mean of the training examples that have one. Numbers only.</summary>
    Mean,

    /// <summary>The median of the training examples that have one. Numbers only.</summary>
    Median,

    /// <summary>The number 0; of categories: none of them, 0 in each column.</summary>
    Zero,

    /// <summary>The most frequent value of the training examples; the least, or the first in order, of equally frequent ones.</summary>
    MostFrequent,
}
