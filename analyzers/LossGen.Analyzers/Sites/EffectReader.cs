using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Words;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Sites;

/// <summary>Says what a call does to a training run.</summary>
internal sealed class EffectReader(TorchSymbols torch, MethodBodies bodies)
{
    // What does something to a training run says one of these, or calls who does.
    private const WordKinds Words = WordKinds.Training | WordKinds.Running;

    private static readonly string[] RandomLayers = ["Linear", "Bilinear", "Conv", "Embedding", "RNN", "LSTM", "GRU", "Transformer", "MultiheadAttention"];

    /// <summary>What a call of one of TorchSharp's methods does; null where it does nothing to a training run.</summary>
    public EffectKind? KindOf(IMethodSymbol method, ITypeSymbol? receiver, ImmutableArray<IArgumentOperation> arguments) => method.Name switch
    {
        "zero_grad" when torch.IsOptimizer(receiver) || torch.IsModule(receiver) => EffectKind.ZeroGrad,
        "step" when torch.IsOptimizer(receiver) => EffectKind.Step,
        "step" when torch.IsScheduler(receiver) => EffectKind.SchedulerStep,
        "backward" when torch.IsTensor(receiver) => EffectKind.Backward,
        "eval" when torch.IsModule(receiver) => EffectKind.Eval,
        "train" when torch.IsModule(receiver) => IsFalse(arguments) ? EffectKind.Eval : EffectKind.Train,
        "to" or "@double" or "double" or "half" or "bfloat16" when torch.IsModule(receiver) && ChangesType(method, arguments) => EffectKind.ChangeType,
        "append" or "Add" or "add_module" or "register_module" or "insert" or "extend" when torch.IsModule(receiver) => EffectKind.AddLayer,
        "add_param_group" when torch.IsOptimizer(receiver) => EffectKind.AddParameters,
        _ when torch.IsOptimizer(method.ReturnType) => EffectKind.MakeOptimizer,
        _ when torch.IsScheduler(method.ReturnType) => EffectKind.MakeScheduler,
        _ => null,
    };

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

    /// <summary>Whether a method, or one it calls, runs backward.</summary>
    public bool RunsBackward(IMethodSymbol method, CancellationToken cancellation) => RunsBackward(method, new HashSet<ISymbol>(SymbolEqualityComparer.Default), cancellation);

    /// <summary>Whether a namespace is one of the framework's.</summary>
    public static bool IsOfSystem(INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;

        return space is { IsGlobalNamespace: false } && space.Name.StartsWith("System", StringComparison.Ordinal);
    }

    private bool RunsBackward(IMethodSymbol method, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || !seen.Add(method)) return false;
        if ((bodies.Words(method, cancellation) & Words) == 0 || bodies.Body(method, cancellation) is not { } body) return false;

        return body.Descendants().OfType<IInvocationOperation>().Any(call => torch.IsTorchSharp(call.TargetMethod)
            ? call.TargetMethod.Name == "backward" && torch.IsTensor(call.Instance?.Type)
            : RunsBackward(call.TargetMethod, seen, cancellation));
    }

    private static bool IsFalse(ImmutableArray<IArgumentOperation> arguments) => arguments is [{ Value.ConstantValue: { HasValue: true, Value: false } }, ..];

    private static bool ChangesType(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        method.Name != "to" || arguments.Any(argument => argument.Parameter?.Type.Name == "ScalarType");
}
