namespace LossGen.Catalog.Declarations;

/// <summary>The tensor that one parameter of forward takes.</summary>
public enum InputForm
{
    /// <summary>Scalars side by side: float32 [N, F].</summary>
    Columns,

    /// <summary>One array per example: float32 [N, L], or [N, ...] of a declared shape.</summary>
    Array,

    /// <summary>One class index per example: int64 [N].</summary>
    Indices,

    /// <summary>A sequence of ids per example: int64 [N, L], padded to the longest.</summary>
    Tokens,

    /// <summary>Text that an encoder turns into ids: int64 [N, L], padded to the longest.</summary>
    Text,

    /// <summary>Which of two texts a token is of: int64 [N, L], 0 or 1.</summary>
    TokenTypes,

    /// <summary>A sequence of vectors per example: float32 [N, L, D], padded with zeros to the longest.</summary>
    Vectors,

    /// <summary>Where the tokens are: bool [N, L], true at tokens.</summary>
    Mask,

    /// <summary>Where the padding is: bool [N, L], true at padding.</summary>
    PaddingMask,

    /// <summary>How many tokens there are: int64 [N].</summary>
    Lengths,
}
