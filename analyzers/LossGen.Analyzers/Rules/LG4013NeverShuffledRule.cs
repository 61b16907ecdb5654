using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Batches in the same order each epoch teach their order.</summary>
internal sealed class LG4013NeverShuffledRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4013",
    DiagnosticSeverity.Info,
    "Training data never shuffled",
    "'{0}' hands out the training data in the same order each epoch: DataLoader does not shuffle unless told to; pass shuffle: true",
    "Data sorted by class, as many files are, gives batches of one class each."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(TrainingSite site)
    {
        foreach (var loop in site.Loops)
        {
            if (loop.Node is not ForEachStatementSyntax { Expression: IdentifierNameSyntax loader } || loop.Node.SyntaxTree != site.Model.SyntaxTree || !loop.Effects.Any(effect => effect.Kind == EffectKind.Step)) continue;
            if (Creation(site.Model, loader) is not { } made || Shuffles(made) is not false) continue;

            var written = made.Arguments.FirstOrDefault(argument => argument is { Parameter.Name: "shuffle", ArgumentKind: not ArgumentKind.DefaultValue })?.Value.Syntax;
            return new Finding(made.Node, loader.Identifier.ValueText).With(Fix.Of("Shuffle", Edit.SetArgument(made.Node, "shuffle", written, "true")));
        }

        return null;
    }

    // Someone who hands over an order of his own has no such parameter.
    private static bool? Shuffles((SyntaxNode Node, IReadOnlyList<IArgumentOperation> Arguments) made) =>
        made.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "shuffle", Type.SpecialType: SpecialType.System_Boolean }) is { Value.ConstantValue: { HasValue: true, Value: bool value } } ? value : null;

    private static (SyntaxNode Node, IReadOnlyList<IArgumentOperation> Arguments)? Creation(SemanticModel model, IdentifierNameSyntax loader)
    {
        if (model.GetSymbolInfo(loader).Symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true }) || model.GetSymbolInfo(loader).Symbol!.DeclaringSyntaxReferences is not [var declared]) return null;
        if (declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } || value.SyntaxTree != model.SyntaxTree || !IsLoader(model.GetTypeInfo(value).Type)) return null;

        return model.GetOperation(value) switch
        {
            IObjectCreationOperation creation => (creation.Syntax, creation.Arguments),
            IInvocationOperation call => (call.Syntax, call.Arguments),
            _ => null,
        };
    }

    private static bool IsLoader(ITypeSymbol? type) => type is { Name: "DataLoader", ContainingNamespace: { Name: "Modules", ContainingNamespace.Name: "TorchSharp" } };
}
