namespace LossGen;

/// <summary>The gradients of a step: what is asked of all of them together, and what is done to them, before the weights change.</summary>
internal interface IGradients
{
    /// <summary>The norm of all gradients as one vector; NaN or infinite where an element is. Parameters without a gradient count as 0.</summary>
    double Norm();

    /// <summary>The norm of one gradient.</summary>
    /// <param name="index">The place of the parameter in <see cref="IParameterUpdate.Parameters"/>.</param>
    /// <returns>Its norm; null where no gradient reaches the parameter.</returns>
    double? Norm(int index);

    /// <summary>Multiplies every element.</summary>
    void Scale(double factor);

    /// <summary>Cuts every element to -limit .. limit.</summary>
    void Clip(double limit);
}
