namespace LossGen;

/// <summary>How numbers are scaled by what was found in the training examples.</summary>
public enum NumberScaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Less the mean, in standard deviations of the population.</summary>
    Standardize,

    /// <summary>From 0 at the least to 1 at the greatest.</summary>
    MinMax,

    /// <summary>Less the median, in ranges between the quartiles.</summary>
    Robust,
}
