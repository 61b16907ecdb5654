namespace LossGen.Analyzers.Facts;

/// <summary>Whether a tensor hangs on parameters that train.</summary>
internal enum GradientState
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>A gradient flows from here to parameters.</summary>
    Flows,

    /// <summary>An operation or a no_grad scope ended it.</summary>
    Cut,

    /// <summary>Data that never had one.</summary>
    Data,
}
