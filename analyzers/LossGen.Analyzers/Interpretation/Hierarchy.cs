using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>Which classes of the compilation derive from which, and which of their methods a call runs.</summary>
internal sealed class Hierarchy(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<INamedTypeSymbol>? _types;

    /// <summary>The concrete classes of the compilation that derive from a class or implement an interface.</summary>
    public IReadOnlyList<INamedTypeSymbol> Derived(INamedTypeSymbol type, CancellationToken cancellation) =>
        _derived.TryGetValue(type.OriginalDefinition, out var known)
            ? known
            : _derived.GetOrAdd(type.OriginalDefinition, Types(cancellation).Where(candidate => Derives(candidate, type.OriginalDefinition)).ToArray());

    /// <summary>The method that a call on an object of an abstract class or an interface runs, where only one can be meant.</summary>
    public IMethodSymbol? OnlyImplementation(IMethodSymbol method, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty) return null;

        IMethodSymbol? only = null;
        foreach (var derived in Derived(type, cancellation))
        {
            if (Implementation(method, derived) is not { IsAbstract: false } found) return null;
            if (only is not null && !SymbolEqualityComparer.Default.Equals(only.OriginalDefinition, found.OriginalDefinition)) return null;

            only = found;
        }

        return only;
    }

    /// <summary>The method that a call on an object of a class runs; null where the class has none.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface) return type.TypeKind == TypeKind.Interface ? null : type.FindImplementationForInterfaceMember(method) as IMethodSymbol;

        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers(method.Name))
            {
                for (var overridden = member as IMethodSymbol; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return (IMethodSymbol)member;
                }
            }
        }

        return null;
    }

    private static bool Derives(INamedTypeSymbol candidate, INamedTypeSymbol type)
    {
        for (var at = candidate.BaseType; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, type)) return true;
        }

        return type.TypeKind == TypeKind.Interface && candidate.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, type));
    }

    private IReadOnlyList<INamedTypeSymbol> Types(CancellationToken cancellation)
    {
        if (_types is { } known) return known;

        var types = new List<INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace);
        return _types = types;

        void Collect(INamespaceOrTypeSymbol scope)
        {
            cancellation.ThrowIfCancellationRequested();
            if (scope is INamespaceSymbol space)
            {
                foreach (var inner in space.GetNamespaceMembers()) Collect(inner);
            }

            foreach (var inner in scope.GetTypeMembers())
            {
                if (inner is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }) types.Add(inner);
                Collect(inner);
            }
        }
    }
}
