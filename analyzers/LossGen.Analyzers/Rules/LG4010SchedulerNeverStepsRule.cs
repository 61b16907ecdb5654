using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>A scheduler acts only when it steps.</summary>
internal sealed class LG4010SchedulerNeverStepsRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4010",
    DiagnosticSeverity.Warning,
    "Scheduler never stepped",
    "'{0}' is made and never used: the learning rate stays as it was; call {0}.step() once per epoch",
    "A scheduler changes the learning rate in step, and nobody else calls it."))
{
    // Not one of several in a collection, which the variable of a loop goes through.
    private static bool IsDeclaredBy(SyntaxNode declaration, SyntaxNode creation) => declaration is VariableDeclaratorSyntax { Initializer.Value: var value } && value.Span.Contains(creation.Span);

    protected override Finding? Find(TrainingSite site)
    {
        if (!site.Has(EffectKind.Step)) return null;

        foreach (var made in site.Effects.Where(e => e is { Kind: EffectKind.MakeScheduler, Symbol: ILocalSymbol { DeclaringSyntaxReferences: [var declared] } } && site.Node.FullSpan.Contains(declared.Span) && declared.SyntaxTree == site.Node.SyntaxTree && IsDeclaredBy(declared.GetSyntax(), e.Node)))
        {
            var uses = site.Node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == made.SubjectName);
            if (!uses) return new Finding(made.Node, made.SubjectName);
        }

        return null;
    }
}
