using System.Collections.Concurrent;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Words;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Sites;

/// <summary>Says what a call does to a training run, and which methods do anything to one.</summary>
internal sealed class EffectReader(TorchSymbols torch, MethodBodies bodies)
{
    // What does something to a training run says one of these, or calls who does.
    private const WordKinds Words = WordKinds.Training | WordKinds.Running;

    private static readonly string[] RandomLayers = ["Linear", "Bilinear", "Conv", "Embedding", "RNN", "LSTM", "GRU", "Transformer", "MultiheadAttention"];

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _carry = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _share = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _haveEffects = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _nameEffects = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method's body can be read.</summary>
    public static bool IsInSight(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty && !method.IsAbstract && method.MethodKind != MethodKind.DelegateInvoke;

    /// <summary>What a call of a method or an extension method is called on.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments is [var first, ..] ? first.Value : null);

    /// <summary>
    /// Whether a call may reach a model or optimizer that its caller has too: through its receiver, its arguments, what it returns, or what its
    /// class keeps. What it makes and keeps for itself is its own business.
    /// </summary>
    public bool MayReach(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!method.IsStatic || method.MethodKind == MethodKind.LocalFunction || MayCarry(method.ReturnType) || Shares(method.ContainingType)) return true;

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Type is not { } type || MayCarry(type)) return true;
        }

        return false;
    }

    /// <summary>What a call of one of TorchSharp's methods does; null where it does nothing to a training run.</summary>
    public EffectKind? KindOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = Receiver(call)?.Type;
        return method.Name switch
        {
            "zero_grad" when torch.IsOptimizer(receiver) || torch.IsModule(receiver) => EffectKind.ZeroGrad,
            "step" when torch.IsOptimizer(receiver) => EffectKind.Step,
            "step" when torch.IsScheduler(receiver) => EffectKind.SchedulerStep,
            "backward" when torch.IsTensor(receiver) => EffectKind.Backward,
            "eval" when torch.IsModule(receiver) => EffectKind.Eval,
            "train" when torch.IsModule(receiver) => IsFalse(call) ? EffectKind.Eval : EffectKind.Train,
            "call" or "forward" when IsLoss(receiver) => EffectKind.Loss,
            "call" or "forward" when torch.IsModule(receiver) => EffectKind.Forward,
            "to" or "@double" or "double" or "half" or "bfloat16" when torch.IsModule(receiver) && ChangesType(call) => EffectKind.ChangeType,
            "no_grad" or "inference_mode" or "enable_grad" when torch.IsTorch(method.ContainingType) => EffectKind.GradientSwitch,
            "manual_seed" => EffectKind.Seed,
            "append" or "Add" or "add_module" or "register_module" or "insert" or "extend" when torch.IsModule(receiver) => EffectKind.AddLayer,
            "add_param_group" when torch.IsOptimizer(receiver) => EffectKind.AddParameters,
            _ when torch.IsFunctional(method.ContainingType) && LossCalls.OfFunction(method.Name) is not null => EffectKind.Loss,
            _ when torch.IsOptimizer(method.ReturnType) => EffectKind.MakeOptimizer,
            _ when torch.IsScheduler(method.ReturnType) => EffectKind.MakeScheduler,
            _ => null,
        };
    }

    /// <summary>Whether a type is one of modules whose weights begin at random.</summary>
    public bool BeginsAtRandom(ITypeSymbol? type) =>
        type is not null && torch.IsModule(type)
        && (!torch.IsTorchSharp(type) || RandomLayers.Any(layer => type.Name.StartsWith(layer, StringComparison.Ordinal)));

    /// <summary>Whether a call gives a model or an optimizer to code out of sight, which may do anything with it.</summary>
    public bool HandsOver(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return true;

        var mayTouch = method.IsAbstract || call.Arguments.Any(argument => torch.IsModule(argument.Value.Type) || torch.IsOptimizer(argument.Value.Type));
        return mayTouch && !IsOfSystem(method.ContainingNamespace);
    }

    /// <summary>Whether gradients are handled by hand.</summary>
    public bool HandlesGradients(IPropertyReferenceOperation property) => property.Property.Name == "grad" && torch.IsTensor(property.Instance?.Type);

    /// <summary>Whether a method is a module's own forward, which neither steps nor clears; what it returns is for the facts.</summary>
    public bool IsForward(IMethodSymbol method) => method.Name == "forward" && torch.IsModule(method.ContainingType);

    /// <summary>Whether a method names what does something to a training run, before its body is bound.</summary>
    public bool NamesEffects(IMethodSymbol method, CancellationToken cancellation) => (bodies.Words(method, cancellation) & Words) != 0;

    /// <summary>Whether a method, or one it calls, does anything to a training run.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isThorough">Whether methods are searched too that do not name TorchSharp.</param>
    /// <param name="cancellation">Ends the search.</param>
    public bool HasEffects(IMethodSymbol method, bool isThorough, CancellationToken cancellation)
    {
        var known = isThorough ? _haveEffects : _nameEffects;
        if (known.TryGetValue(method, out var hasEffects)) return hasEffects;

        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (Search(method, known, seen, cancellation)) return known.GetOrAdd(method, true);

        // Nothing was found in any of them.
        foreach (var idle in seen) known.TryAdd(idle, false);

        return false;
    }

    private bool Shares(INamedTypeSymbol type) =>
        _share.TryGetValue(type, out var known)
            ? known
            : _share.GetOrAdd(type, type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false } field && MayCarry(field.Type)));

    private bool MayCarry(ITypeSymbol type) => _carry.TryGetValue(type, out var known) ? known : _carry.GetOrAdd(type, type switch
    {
        { SpecialType: SpecialType.System_Object } => true,
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => false,
        IArrayTypeSymbol array => MayCarry(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate, DeclaringSyntaxReferences.IsEmpty: true } named when !torch.IsTorchSharp(named) && IsOfSystem(named.ContainingNamespace) => named.TypeArguments.Any(MayCarry),
        _ => true,
    });

    private bool Search(IMethodSymbol method, ConcurrentDictionary<ISymbol, bool> known, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        if (known.TryGetValue(method, out var hasEffects)) return hasEffects;
        if (!seen.Add(method) || (known == _nameEffects && !NamesEffects(method, cancellation))) return false;
        if (bodies.Body(method, cancellation) is not { } body) return false;

        foreach (var operation in body.Descendants())
        {
            if (operation is IPropertyReferenceOperation property && HandlesGradients(property)) return true;
            if (operation is not IInvocationOperation call) continue;

            var target = call.TargetMethod;
            if (torch.IsTorchSharp(target))
            {
                if (KindOf(call) is not null) return true;
            }
            else if (!IsInSight(target))
            {
                if (HandsOver(call)) return true;
            }
            else
            {
                if (known == _nameEffects && !MayReach(call)) continue;

                target = (target.PartialImplementationPart ?? target).OriginalDefinition;
                if (IsForward(target) || Search(target, known, seen, cancellation)) return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method, or one it calls, runs backward.</summary>
    public bool RunsBackward(IMethodSymbol method, CancellationToken cancellation) => RunsBackward(method, new HashSet<ISymbol>(SymbolEqualityComparer.Default), cancellation);

    private bool RunsBackward(IMethodSymbol method, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!IsInSight(method) || !seen.Add(method) || !NamesEffects(method, cancellation) || bodies.Body(method, cancellation) is not { } body) return false;

        return body.Descendants().OfType<IInvocationOperation>().Any(call => torch.IsTorchSharp(call.TargetMethod)
            ? KindOf(call) == EffectKind.Backward
            : RunsBackward(call.TargetMethod, seen, cancellation));
    }

    private static bool IsOfSystem(INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;

        return space is { IsGlobalNamespace: false } && space.Name.StartsWith("System", StringComparison.Ordinal);
    }

    private static bool IsFalse(IInvocationOperation call) => call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: false } }, ..];

    private static bool ChangesType(IInvocationOperation call) =>
        call.TargetMethod.Name != "to" || call.Arguments.Any(argument => argument.Parameter?.Type.Name == "ScalarType");

    private static bool IsLoss(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Loss", ContainingNamespace.Name: "TorchSharp" }) return true;
        }

        return false;
    }
}
