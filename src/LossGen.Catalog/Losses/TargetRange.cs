namespace LossGen.Catalog;

/// <summary>Which quantities a loss is defined for.</summary>
public enum TargetRange
{
    /// <summary>Every finite number.</summary>
    Any,

    /// <summary>Numbers of at least 0: the loss takes their logarithm.</summary>
    NotNegative,

    /// <summary>Numbers other than 0: the loss divides by them.</summary>
    NotZero,
}
