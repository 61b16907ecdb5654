using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Benchmarks.Generators;

/// <summary>The least that a generator of one file per annotated type can do: finds the types, remembers two strings of each, and writes an empty class.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(
            "LossGen.TaskAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => (Namespace: found.TargetSymbol.ContainingNamespace.ToDisplayString(), found.TargetSymbol.Name));
        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource($"{type.Namespace}.{type.Name}.g.cs", SourceText.From($"namespace {type.Namespace}; internal static class {type.Name}Floor;\n", Encoding.UTF8)));
    }
}
