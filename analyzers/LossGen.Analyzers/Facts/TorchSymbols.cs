using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>The types of TorchSharp that the analysis speaks of.</summary>
internal sealed class TorchSymbols
{
    private const string Library = "TorchSharp";

    private readonly ConcurrentDictionary<ITypeSymbol, Families> _families = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _nn;
    private readonly INamedTypeSymbol? _functional;
    private readonly INamedTypeSymbol? _special;

    private TorchSymbols(INamedTypeSymbol tensor, INamedTypeSymbol torch, INamedTypeSymbol module, INamedTypeSymbol optimizer, INamedTypeSymbol scheduler)
    {
        Tensor = tensor;
        Torch = torch;
        Module = module;
        Optimizer = optimizer;
        Scheduler = scheduler;
        _nn = Nested(torch, "nn");
        _functional = Nested(_nn, "functional");
        _special = Nested(torch, "special");
    }

    public INamedTypeSymbol Tensor { get; }

    public INamedTypeSymbol Torch { get; }

    public INamedTypeSymbol Module { get; }

    public INamedTypeSymbol Optimizer { get; }

    public INamedTypeSymbol Scheduler { get; }

    /// <summary>The types of a compilation; null where it does not use TorchSharp.</summary>
    public static TorchSymbols? In(Compilation compilation)
    {
        return References.Named(Library, compilation)?.GetTypeByMetadataName("TorchSharp.torch") is { } torch
            && Nested(torch, "Tensor") is { } tensor
            && Nested(torch, "nn")?.GetTypeMembers("Module", 0) is [var module]
            && Nested(torch, "optim") is { } optim
            && Nested(optim, "Optimizer") is { } optimizer
            && Nested(Nested(optim, "lr_scheduler"), "LRScheduler") is { } scheduler
                ? new(tensor, torch, module, optimizer, scheduler)
                : null;
    }

    public bool IsTensor(ITypeSymbol? type) => Is(type, Families.Tensor);

    public bool IsModule(ITypeSymbol? type) => Is(type, Families.Module);

    public bool IsOptimizer(ITypeSymbol? type) => Is(type, Families.Optimizer);

    public bool IsScheduler(ITypeSymbol? type) => Is(type, Families.Scheduler);

    /// <summary>Whether a symbol comes from TorchSharp itself.</summary>
    public bool IsTorchSharp(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Tensor.ContainingAssembly);

    /// <summary>Whether a type is <c>torch</c>.</summary>
    public bool IsTorch(INamedTypeSymbol? type) => Same(type, Torch);

    /// <summary>Whether a type is <c>torch.nn</c>.</summary>
    public bool IsNn(INamedTypeSymbol? type) => Same(type, _nn);

    /// <summary>Whether a type is <c>torch.nn.functional</c>.</summary>
    public bool IsFunctional(INamedTypeSymbol? type) => Same(type, _functional);

    /// <summary>Whether a type is <c>torch.special</c>.</summary>
    public bool IsSpecial(INamedTypeSymbol? type) => Same(type, _special);

    /// <summary>The methods of <c>torch.nn</c> that make a module.</summary>
    public IEnumerable<IMethodSymbol> Factories(string name) => _nn is null ? [] : _nn.GetMembers(name).OfType<IMethodSymbol>();

    /// <summary>Whether a type is a class of <c>TorchSharp.Modules</c>.</summary>
    public bool IsLibraryModule(ITypeSymbol? type) =>
        type is not null && IsTorchSharp(type) && type.ContainingNamespace is { Name: "Modules" };

    private static INamedTypeSymbol? Nested(INamedTypeSymbol? type, string name) => type?.GetTypeMembers(name).FirstOrDefault();

    private static bool Same(ITypeSymbol? type, INamedTypeSymbol? other) => type is not null && SymbolEqualityComparer.Default.Equals(type, other);

    // Asked of the type of nearly every expression: what a type derives from is looked up once.
    private bool Is(ITypeSymbol? type, Families family)
    {
        if (type is null or { SpecialType: not SpecialType.None }) return false;

        if (!_families.TryGetValue(type, out var known)) known = _families.GetOrAdd(type, Of(type));

        return (known & family) != 0;
    }

    private Families Of(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var definition = at.OriginalDefinition;
            if (Same(definition, Tensor)) return Families.Tensor;
            if (Same(definition, Module)) return Families.Module;
            if (Same(definition, Optimizer)) return Families.Optimizer;
            if (Same(definition, Scheduler)) return Families.Scheduler;
        }

        var constraints = Families.None;
        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes) constraints |= Of(constraint);
        }

        return constraints;
    }

    [Flags]
    private enum Families
    {
        None = 0,
        Tensor = 1,
        Module = 2,
        Optimizer = 4,
        Scheduler = 8,
    }
}
