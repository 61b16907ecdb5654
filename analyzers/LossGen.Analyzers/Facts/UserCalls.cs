using System.Collections.Immutable;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>Says what is known of calls into the user's own code, by reading it.</summary>
internal sealed class UserCalls(WalkContext context, Evaluator evaluator)
{
    /// <summary>False where a recursive call was left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The arguments of a call by parameter name.</summary>
    public ArgumentFacts Arguments(ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        if (arguments.IsEmpty) return ArgumentFacts.Empty;

        var facts = new KeyValuePair<string, ArgumentFact>[arguments.Length];
        var count = 0;
        foreach (var argument in arguments)
        {
            var value = evaluator.Evaluate(argument.Value, state);
            if (argument.Parameter is not { } parameter) continue;

            if (parameter.RefKind is RefKind.Ref or RefKind.Out) evaluator.Assigned(argument.Value, Value.Unknown, state);

            var node = argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value.Syntax;
            facts[count++] = new(parameter.Name, new ArgumentFact(value, node));
        }

        if (count < facts.Length) Array.Resize(ref facts, count);

        return new ArgumentFacts(facts);
    }

    /// <summary>What a call returns.</summary>
    public Value Invoked(IInvocationOperation invocation, Value receiver, ArgumentFacts arguments, FlowState state)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor || method.DeclaringSyntaxReferences.IsEmpty) return Value.Unknown;

        state.ForgetMutableMembers();
        var target = method;
        var self = Value.Unknown;
        if (invocation.Instance is not null)
        {
            self = Instance(receiver, invocation.Instance.Type) ?? Value.Unknown;
            if (self is InstanceFact { Type: { } type } && method.IsVirtual | method.IsOverride | method.IsAbstract) target = Override(method, type);
        }

        return Call(target, self, InOrder(method, arguments), invocation.Syntax, state);
    }

    /// <summary>The object that a constructor call makes.</summary>
    public Value Created(IMethodSymbol constructor, ArgumentFacts arguments, SyntaxNode node) =>
        constructor.DeclaringSyntaxReferences.IsEmpty && constructor.ContainingType.DeclaringSyntaxReferences.IsEmpty
            ? Value.Unknown
            : context.Engine.Create(constructor, InOrder(constructor, arguments), node, context.Callers, context.Cancellation);

    /// <summary>A user's object, from what is known of it or from its type alone; null where it is none.</summary>
    public Value? Instance(Value value, ITypeSymbol? type)
    {
        if (value is InstanceFact) return value;

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named && !named.DeclaringSyntaxReferences.IsEmpty
            ? context.Engine.Typical(named, context.Callers, context.Cancellation)
            : null;
    }

    /// <summary>
    /// What a method returns, and what it does on the way: its losses, and where every call does the same, all else. A helper with branches may
    /// tell cases apart that are one to the facts.
    /// </summary>
    public Value Call(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments, SyntaxNode call, FlowState state)
    {
        var facts = context.Engine.Summarize(method, receiver, arguments, context.Callers, state, context.Cancellation);
        IsComplete &= facts.IsComplete;
        if (evaluator.Sites is { } sites)
        {
            foreach (var site in facts.Sites)
            {
                if (site is LossSite || facts.IsStraight) sites.Add(site with { Call = call, Callee = method });
            }
        }

        // What comes out of a no_grad scope has no history, wherever it was computed.
        return facts.Returned is TensorFact { Gradient: GradientState.Flows } tensor && GradientScope.Around(call) is { } scope
            ? tensor with { Gradient = GradientState.Cut, GradientOrigin = scope }
            : facts.Returned;
    }

    private static IMethodSymbol Override(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var candidate in at.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return candidate;
                }
            }
        }

        return method;
    }

    private static Value[] InOrder(IMethodSymbol method, ArgumentFacts arguments) =>
        method.Parameters.Select(parameter => arguments[parameter.Name].Value).ToArray();
}
