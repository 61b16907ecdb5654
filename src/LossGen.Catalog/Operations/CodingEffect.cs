namespace LossGen.Catalog.Operations;

/// <summary>What an operation does to the way labels are spelt.</summary>
public enum CodingEffect
{
    /// <summary>Nothing is known of the result.</summary>
    Forget,

    /// <summary>That of the input.</summary>
    Keep,

    /// <summary>That of the input, of which only some values or another grouping are left: rows that held a single one may hold none.</summary>
    KeepValues,

    /// <summary>The result numbers classes.</summary>
    ClassIndex,

    /// <summary>The result is one-hot.</summary>
    OneHot,

    /// <summary>The result is zeros and ones.</summary>
    ZeroOne,

    /// <summary>The result numbers classes from the argument <c>low</c> on, or from zero.</summary>
    Drawn,

    /// <summary>As the C# data spell it.</summary>
    Data,

    /// <summary>The result is whole numbers from zero on.</summary>
    Count,

    /// <summary>Whole numbers from zero on where those of the input are.</summary>
    CountOf,

    /// <summary>As the argument <c>value</c> is.</summary>
    Value,
}
