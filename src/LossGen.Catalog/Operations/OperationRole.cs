namespace LossGen.Catalog.Operations;

/// <summary>The part an operation plays in a model, as rules speak of it.</summary>
public enum OperationRole
{
    /// <summary>None that a rule speaks of.</summary>
    None,

    /// <summary>An activation that a user can drop: <c>softmax</c>, <c>sigmoid</c>, <c>relu</c> ...</summary>
    Activation,

    /// <summary>Random zeros, which must stop at evaluation.</summary>
    Dropout,

    /// <summary>The position of the largest value.</summary>
    ArgMax,

    /// <summary>Ends the gradient on purpose.</summary>
    Detach,

    /// <summary>Equality of two tensors.</summary>
    Equality,

    /// <summary>Greater or less than.</summary>
    Threshold,

    /// <summary>The mean over values.</summary>
    Mean,

    /// <summary>The sum over values.</summary>
    Sum,
}
