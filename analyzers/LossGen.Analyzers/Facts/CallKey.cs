using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>A method with what is known of its receiver and arguments: what a summary is remembered by.</summary>
internal sealed class CallKey : IEquatable<CallKey>
{
    private readonly IMethodSymbol _method;
    private readonly Value _receiver;
    private readonly IReadOnlyList<Value> _arguments;

    public CallKey(IMethodSymbol method, Value receiver, IReadOnlyList<Value> arguments)
    {
        _method = method;
        _receiver = receiver;
        _arguments = arguments;
    }

    public bool Equals(CallKey? other) =>
        other is not null
        && SymbolEqualityComparer.Default.Equals(_method, other._method)
        && _receiver.Equals(other._receiver)
        && _arguments.SequenceEqual(other._arguments);

    public override bool Equals(object? obj) => Equals(obj as CallKey);

    public override int GetHashCode() =>
        _arguments.Aggregate(
            unchecked((SymbolEqualityComparer.Default.GetHashCode(_method) * 31) + _receiver.GetHashCode()),
            (hash, argument) => unchecked((hash * 31) + argument.GetHashCode()));
}
