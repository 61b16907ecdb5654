namespace LossGen.Analyzers.Facts;

/// <summary>How a value that came out of a loss was reduced.</summary>
internal enum LossOutcome
{
    /// <summary>Not the result of a loss, or not known to be.</summary>
    None,

    /// <summary>One number per element: it has no <c>backward</c>.</summary>
    Unreduced,

    /// <summary>Averaged.</summary>
    Mean,

    /// <summary>Summed.</summary>
    Sum,
}
