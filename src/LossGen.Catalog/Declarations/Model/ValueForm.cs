namespace LossGen.Catalog.Declarations;

/// <summary>What a member holds, or each element of it.</summary>
public enum ValueForm
{
    Boolean,
    Integer,
    Floating,
    Enum,

    /// <summary>An enum marked <c>[Flags]</c>: any subset of its members.</summary>
    Flags,

    /// <summary>A <c>TokenSpan</c>.</summary>
    Span,

    /// <summary>A text, or a word.</summary>
    Text,

    /// <summary>A date, a time, or both.</summary>
    Date,
}
