using LossGen.Analyzers.Facts;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Sites;

/// <summary>A method and what it does with the lifetimes of its tensors.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Torch">The types of TorchSharp.</param>
internal sealed record LifetimeSite(IOperation Body, TorchSymbols Torch) : Site(Body.Syntax, Body.SemanticModel!);
