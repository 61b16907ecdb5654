namespace LossGen.Catalog.Declarations;

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Identifier">Its name as C# writes it.</param>
/// <param name="Constant">Its value, where code had better not name it: it is marked [Obsolete]. Empty otherwise.</param>
public readonly record struct EnumMemberDeclaration(string Name, string Identifier, string Constant = "");
