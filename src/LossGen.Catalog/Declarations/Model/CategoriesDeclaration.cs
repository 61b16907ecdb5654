namespace LossGen.Catalog.Declarations;

/// <summary>The categories that a member is one of.</summary>
/// <param name="Columns">How many columns they take, or indices: with the last for everything else, where there is one.</param>
/// <param name="Names">The categories; nothing where they are learned, or those of an enum.</param>
/// <param name="Least">How many training examples a category needs.</param>
/// <param name="HasOther">Whether the last column stands for everything else.</param>
/// <param name="AsIndex">Whether the model gets one index rather than columns.</param>
public sealed record CategoriesDeclaration(int Columns, EquatableArray<string> Names, int Least, bool HasOther, bool AsIndex);
