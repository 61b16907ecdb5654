namespace LossGen.Catalog.Operations;

/// <summary>What an operation does to the dtype.</summary>
public enum ElementTypeEffect
{
    /// <summary>Nothing is known of the result.</summary>
    Forget,

    /// <summary>That of the input.</summary>
    Keep,

    /// <summary>That of the input where it is floating point, else float32.</summary>
    Floating,

    /// <summary>That of the input where it is floating point, else unknown: integers become what the other operand asks for.</summary>
    KeepFloating,

    /// <summary>The dtype argument, or that of the input where it is floating point, else int64.</summary>
    Total,

    /// <summary>That of the input, or of the dtype argument where one is passed.</summary>
    KeepOrArgument,

    /// <summary>The dtype argument, or float32.</summary>
    ArgumentOrFloat32,

    /// <summary>The dtype argument, or int64.</summary>
    ArgumentOrInt64,

    /// <summary>The dtype argument, or that of the C# data.</summary>
    ArgumentOrData,

    /// <summary>Int64.</summary>
    Int64,

    /// <summary>Bool.</summary>
    Bool,

    /// <summary>The dtype that the method is named after: <c>x.@long()</c>.</summary>
    Named,

    /// <summary>That of the two inputs after promotion.</summary>
    Promote,

    /// <summary>That of the two inputs after promotion where it is floating point, else float32; where the quotient is rounded, unknown.</summary>
    Divide,
}
