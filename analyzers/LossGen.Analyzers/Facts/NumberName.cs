using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>What a number that is not known is called: a parameter or a member, of one call or object.</summary>
/// <param name="Owner">The call or object; null where there is one only.</param>
/// <param name="Symbol">The parameter or member.</param>
internal sealed record NumberName(object? Owner, ISymbol Symbol);
