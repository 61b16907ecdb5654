namespace LossGen.Catalog.Operations;

/// <summary>How a target tensor spells its labels.</summary>
public enum LabelCoding
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>The number of the class, from zero.</summary>
    ClassIndex,

    /// <summary>The number of the class with an offset added, so that zero may be out of use.</summary>
    ShiftedIndex,

    /// <summary>One row per sample with a single one: <c>one_hot</c>.</summary>
    OneHot,

    /// <summary>Zeros and ones, each by itself.</summary>
    ZeroOne,

    /// <summary>Minus ones and ones.</summary>
    PlusMinusOne,

    /// <summary>Whole numbers from zero on, which may number classes or count something.</summary>
    Count,
}
