namespace LossGen.Catalog.Operations;

/// <summary>How the interval that an operation's results lie in follows from those of its inputs, where its scale alone does not tell.</summary>
public enum BoundsEffect
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The sum of the two inputs.</summary>
    Add,

    /// <summary>The difference of the two inputs.</summary>
    Subtract,

    /// <summary>The product of the two inputs.</summary>
    Multiply,

    /// <summary>The quotient of the two inputs.</summary>
    Divide,

    /// <summary>The remainder, which has the sign of the divisor.</summary>
    Remainder,

    /// <summary>The input to the power of the other.</summary>
    Power,

    /// <summary>A sum of products.</summary>
    MatrixProduct,

    /// <summary>The input between the arguments <c>min</c> and <c>max</c>.</summary>
    Clamp,

    /// <summary>The argument <c>value</c>.</summary>
    Fill,

    /// <summary>Those of the C# data.</summary>
    Data,
}
