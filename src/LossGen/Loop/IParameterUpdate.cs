namespace LossGen;

/// <summary>What turns gradients into new weights. The seam between the loop and an optimizer.</summary>
internal interface IParameterUpdate : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>Changes the weights by their gradients, then clears the gradients.</summary>
    void Apply();

    /// <summary>Clears the gradients without a step.</summary>
    void Clear();
}
