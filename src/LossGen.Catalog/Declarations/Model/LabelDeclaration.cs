namespace LossGen.Catalog.Declarations;

/// <summary>The label: where it is, how it is encoded, and between what it decides.</summary>
/// <param name="Member">The member that holds it.</param>
/// <param name="Encoding">Its encoding.</param>
/// <param name="Reason">Why it has that encoding, in words for the generated docs.</param>
/// <param name="Classes">The classes, none where the encoding has none.</param>
/// <param name="HasNames">Whether the names were given, by an enum or by [Classes], rather than counted.</param>
/// <param name="Width">The number of quantities of a vector, or 0.</param>
/// <param name="Shape">Height and width of a mask of labels, or nothing.</param>
public sealed record LabelDeclaration(
    MemberDeclaration Member,
    LabelEncoding Encoding,
    string Reason,
    ClassList Classes,
    bool HasNames,
    int Width,
    EquatableArray<int> Shape = default);
