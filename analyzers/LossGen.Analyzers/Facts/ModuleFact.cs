using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>A module and what is known of how it was made.</summary>
/// <param name="Creation">The call that made it; null where that is out of sight.</param>
internal abstract record ModuleFact(SyntaxNode? Creation) : Value;

/// <summary>A layer of the table.</summary>
internal sealed record LayerFact(LayerOperation Layer, ArgumentFacts Arguments, SyntaxNode? Creation) : ModuleFact(Creation);

/// <summary>Modules one after the other.</summary>
internal sealed record SequentialFact(IReadOnlyList<Value> Children, SyntaxNode? Creation) : ModuleFact(Creation)
{
    public bool Equals(SequentialFact? other) => other is not null && Creation == other.Creation && Children.SequenceEqual(other.Children);

    public override int GetHashCode() => Children.Count;
}

/// <summary>A loss module and its options.</summary>
internal sealed record LossFact(LossCall Loss, ArgumentFacts Options, SyntaxNode? Creation) : ModuleFact(Creation);

/// <summary>An object of a class of the user: a model, or what else holds tensors and modules.</summary>
internal sealed record InstanceFact(INamedTypeSymbol Type, IReadOnlyDictionary<ISymbol, Value> Members, SyntaxNode? Creation) : ModuleFact(Creation)
{
    /// <summary>An object of which nothing is known.</summary>
    public static InstanceFact Empty(INamedTypeSymbol type) => new(type, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default), null);

    /// <summary>What is known of a field, property or primary constructor parameter.</summary>
    public Value Member(ISymbol symbol) => Members.TryGetValue(symbol.OriginalDefinition, out var value) ? value : Unknown;

    // Objects are made once per creation and remembered; two of them are the same only where they are one.
    public bool Equals(InstanceFact? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
