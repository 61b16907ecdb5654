using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>What the code under analysis is compiled against.</summary>
internal static class TorchSharpReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];
}
