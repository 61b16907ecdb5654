using System.Text;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Emission;
using LossGen.Generators.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Generators;

/// <summary>
/// Writes a trainer for every model marked [Task]. It reports nothing: where a declaration is wrong, nothing is written and the
/// analyzer, which reads the same declaration with the same reader, says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrainerGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DeclarationReader.TaskAttribute,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (found, cancellation) => DeclarationMemory.Read(found, cancellation))
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.Declarations);

        context.RegisterSourceOutput(declarations, static (output, declaration) =>
            output.AddSource(HintName(declaration!), SourceText.From(TrainerEmitter.Emit(declaration!, output.CancellationToken), Encoding.UTF8)));
    }

    /// <summary>Unique per model: its metadata name, with what file names cannot hold replaced.</summary>
    private static string HintName(TaskDeclaration declaration) => declaration.Model.MetadataName.Replace('+', '.').Replace('`', '_').Replace("@", "") + "Trainer.g.cs";
}
