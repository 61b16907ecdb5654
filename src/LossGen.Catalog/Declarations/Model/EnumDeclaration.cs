namespace LossGen.Catalog.Declarations;

/// <summary>An enum whose members are classes.</summary>
/// <param name="Type">The enum.</param>
/// <param name="Members">One member per distinct value, in the order of the values; of a <c>[Flags]</c> enum the single bits.</param>
public sealed record EnumDeclaration(TypeDeclaration Type, EquatableArray<EnumMemberDeclaration> Members);
