using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Interpretation;

/// <summary>
/// An object as the interpreter tells objects apart: by where it was made, on which way of calls. What is in it is for the <see cref="State"/> to say,
/// and where that says nothing, it is what it was when the object was handed to all methods.
/// </summary>
internal sealed class HeapObject(ITypeSymbol? type, SyntaxNode? creation)
{
    /// <summary>The type it was made of, or the one it is known by; null where that is not known.</summary>
    public ITypeSymbol? Type { get; } = type;

    /// <summary>The call that made it; null where that is out of sight.</summary>
    public SyntaxNode? Creation { get; } = creation;

    /// <summary>The layer or loss of TorchSharp that it is; null for all others.</summary>
    public ModuleFact? Module { get; init; }

    /// <summary>Whether it is a <c>Sequential</c>, which runs its elements one after the other.</summary>
    public bool IsSequential { get; init; }

    /// <summary>Whether nothing is known of how it was made.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether it hands out data: a loader, a batch, a data set. The tensors in it have no gradient.</summary>
    public bool HoldsData { get; init; }

    /// <summary>What is in it before any method runs.</summary>
    public HeapContents Initial { get; private set; } = HeapContents.Empty;

    /// <summary>Says for good what is in it, before others see it.</summary>
    public void Freeze(HeapContents contents) => Initial = contents;
}
