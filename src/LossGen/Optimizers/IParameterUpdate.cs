using TorchSharp.Modules;

namespace LossGen;

/// <summary>What turns gradients into new weights. The seam between the loop and an optimizer.</summary>
internal interface IParameterUpdate : IDisposable
{
    /// <summary>The learning rate of the next step, before the factors of parameter groups.</summary>
    double LearningRate { get; set; }

    /// <summary>The parameters that are trained.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether it costs nothing to scale the gradients of a step.</summary>
    bool ScalesFreely { get; }

    /// <summary>Takes in what the backward passes since the last step left.</summary>
    /// <returns>The gradients of the step; valid until <see cref="Apply"/> or <see cref="Clear"/>.</returns>
    IGradients Gather();

    /// <summary>Changes the weights by the gradients that were gathered, then clears them.</summary>
    void Apply();

    /// <summary>Clears the gradients without a step.</summary>
    void Clear();

    /// <summary>All that the optimizer remembers from step to step. The same layout whatever makes the steps.</summary>
    /// <returns>One piece per set of parameters.</returns>
    IReadOnlyList<byte[]> SaveState();

    /// <summary>Goes on from a state that was saved.</summary>
    /// <param name="state">What <see cref="SaveState"/> returned.</param>
    void LoadState(IReadOnlyList<byte[]> state);
}
