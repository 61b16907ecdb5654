using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What a model's forward takes and returns.</summary>
/// <param name="Parameters">The names of its parameters, each a tensor.</param>
/// <param name="Outputs">The names of the tuple's elements, empty where one has none of its own; nothing where it returns one tensor.</param>
/// <param name="ReturnType">The type that it returns.</param>
internal sealed record ForwardSignature(IReadOnlyList<string> Parameters, IReadOnlyList<string> Outputs, ITypeSymbol ReturnType)
{
    /// <summary>The type that it returns, as a person writes it.</summary>
    public string Returned => ReturnType.ToWords();
}
