using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using TorchSharp;

namespace LossGen.Analyzers.Tests.Declarations.Harness;

/// <summary>What a project that uses LossGen references.</summary>
internal static class ConsumerReferences
{
    public static MetadataReference Abstractions { get; } = MetadataReference.CreateFromFile(typeof(TaskAttribute).Assembly.Location);

    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(TrainingOptions).Assembly.Location);

    public static MetadataReference Torch { get; } = MetadataReference.CreateFromFile(typeof(torch).Assembly.Location);

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Net100.References.All, Torch, Abstractions, Runtime];
}
