namespace LossGen.Analyzers.Words;

/// <summary>What the words of a member say about it before anyone asks what they mean.</summary>
[Flags]
internal enum WordKinds
{
    /// <summary>Nothing that concerns the analysis.</summary>
    None = 0,

    /// <summary>It may run an operation, a layer or a loss.</summary>
    Tensors = 1,

    /// <summary>It may do what a training loop does: clear, run backward, step, switch modes.</summary>
    Training = 2,

    /// <summary>It may switch gradients off or on.</summary>
    GradientSwitch = 4,

    /// <summary>It may run a model or a loss, or change what a model computes in.</summary>
    Running = 8,

    /// <summary>It may dispose tensors, or open a scope that does.</summary>
    Disposal = 16,
}
