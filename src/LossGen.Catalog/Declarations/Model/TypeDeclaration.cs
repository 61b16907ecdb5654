namespace LossGen.Catalog.Declarations;

/// <summary>A type by name.</summary>
/// <param name="Qualified">Its name from <c>global::</c> on, keywords escaped.</param>
/// <param name="MetadataName">Its full metadata name, unique in the assembly.</param>
/// <param name="Name">Its simple name, as a person says it.</param>
public readonly record struct TypeDeclaration(string Qualified, string MetadataName, string Name);
