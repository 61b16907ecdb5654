using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>A call that is being followed.</summary>
/// <param name="method">The method; null for an initializer.</param>
/// <param name="this">The object it runs on.</param>
/// <param name="model">The meaning of the names in its body.</param>
/// <param name="caller">The call that it is made in; null for the one that the analysis began with.</param>
/// <param name="call">Where it is called.</param>
internal sealed class Frame(IMethodSymbol? method, Value @this, SemanticModel model, Frame? caller, SyntaxNode? call = null)
{
    private Dictionary<ISymbol, ITypeSymbol>? _types;

    public IMethodSymbol? Method { get; } = method;

    public Value This { get; } = @this;

    public SemanticModel Model { get; } = model;

    public Frame? Caller { get; } = caller;

    /// <summary>The way of calls that leads here, by which objects made in it are told apart; null at its beginning.</summary>
    public object? Way { get; } = caller is null ? null : (caller.Way, (object?)call);

    /// <summary>How many calls lead here.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>Where it is called; null for the one that the analysis began with.</summary>
    public SyntaxNode? Call { get; } = call;

    /// <summary>Whether it is called on some runs only.</summary>
    public bool IsConditional { get; set; }

    /// <summary>Whether the call has returned.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The states at the returns, each with the value returned.</summary>
    public List<Outcome> Returned { get; } = [];

    /// <summary>What an iterator has handed out.</summary>
    public Value? Yielded { get; set; }

    /// <summary>Whether an iterator hands out each of its elements at a place of its own, in the order of the text; null where the method is none.</summary>
    public List<Value>? YieldedInOrder { get; set; }

    /// <summary>The innermost loop or switch that <c>break</c> leaves.</summary>
    public Jumps? Jumps { get; set; }

    /// <summary>How many conditions lead to the place.</summary>
    public int Conditions { get; set; }

    /// <summary>The loops around the place, in this call.</summary>
    public int Loops { get; set; }

    /// <summary>What a type parameter stands for.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type)
    {
        for (var frame = this; frame is not null && type is ITypeParameterSymbol; frame = frame.Caller)
        {
            if (frame._types is not null && frame._types.TryGetValue(type, out var argument)) type = argument;
        }

        return type;
    }

    /// <summary>Says what the type parameters of the called method stand for.</summary>
    public void Bind(IMethodSymbol called, Frame caller)
    {
        Add(called.OriginalDefinition.TypeParameters, called.TypeArguments);
        if (called.ContainingType is { IsGenericType: true } type) Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (var i = 0; i < parameters.Count && i < arguments.Count; i++)
            {
                if (!SymbolEqualityComparer.Default.Equals(parameters[i], arguments[i])) (_types ??= new(SymbolEqualityComparer.Default))[parameters[i]] = caller.Resolve(arguments[i]);
            }
        }
    }

    /// <summary>The states in which a jump to a label was met.</summary>
    public Dictionary<ISymbol, List<State>>? Labels { get; set; }

    /// <summary>Whether a method is being followed already.</summary>
    public bool IsInside(ISymbol method) => CountOf(method) > 0;

    /// <summary>How often a method is being followed already.</summary>
    public int CountOf(ISymbol method)
    {
        var count = 0;
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method?.OriginalDefinition, method)) count++;
        }

        return count;
    }
}
