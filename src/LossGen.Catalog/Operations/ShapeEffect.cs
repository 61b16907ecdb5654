namespace LossGen.Catalog.Operations;

/// <summary>What an operation does to the dimensions.</summary>
public enum ShapeEffect
{
    /// <summary>Nothing is known of the result.</summary>
    Forget,

    /// <summary>Those of the input.</summary>
    Keep,

    /// <summary>Those of the two inputs after broadcasting.</summary>
    Broadcast,

    /// <summary>Those of a matrix product.</summary>
    Multiply,

    /// <summary>Those of the input where the bounds are numbers: bounds that are tensors broadcast.</summary>
    Clamp,

    /// <summary>Those of the input, of which <c>dim</c> has another length: the argument <c>length</c>, or an unknown one.</summary>
    Narrow,

    /// <summary>Those of the input without <c>dim</c>.</summary>
    Select,

    /// <summary>Those of the argument <c>index</c>.</summary>
    Index,

    /// <summary><c>expand</c>: the dimensions are the arguments, or the input's own where an argument is -1.</summary>
    Expand,

    /// <summary>One dimension of unknown length.</summary>
    Vector,

    /// <summary>All dimensions, or the one named by <c>dim</c>, are summed away; <c>keepdim</c> leaves a one.</summary>
    Reduce,

    /// <summary><c>squeeze</c>.</summary>
    Squeeze,

    /// <summary><c>unsqueeze</c>.</summary>
    Unsqueeze,

    /// <summary><c>view</c>, <c>reshape</c>: the dimensions are the arguments.</summary>
    View,

    /// <summary><c>transpose</c>.</summary>
    Transpose,

    /// <summary><c>permute</c>.</summary>
    Permute,

    /// <summary><c>flatten</c>.</summary>
    Flatten,

    /// <summary>A new tensor whose dimensions are the arguments.</summary>
    Create,

    /// <summary>A new tensor from C# data.</summary>
    Data,

    /// <summary>One dimension is added at the end, as long as there are classes.</summary>
    OneHot,
}
