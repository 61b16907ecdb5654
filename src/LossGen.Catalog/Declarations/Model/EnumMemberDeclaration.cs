namespace LossGen.Catalog.Declarations;

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Identifier">Its name as C# writes it.</param>
public readonly record struct EnumMemberDeclaration(string Name, string Identifier);
