using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using TorchSharp;

namespace LossGen.Generators.Tests.Harness;

/// <summary>What a project that uses LossGen references.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TaskAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TrainingOptions).Assembly.Location),
    ];
}
