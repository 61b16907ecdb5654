using System.Collections.Immutable;

namespace LossGen.Catalog.Declarations;

/// <summary>What the reader makes of a declaration.</summary>
/// <param name="Declaration">The declaration, or null where a problem of severity Error stands in its way: there is one if and only if this is null.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record DeclarationResult(TaskDeclaration? Declaration, ImmutableArray<DeclarationProblem> Problems);
