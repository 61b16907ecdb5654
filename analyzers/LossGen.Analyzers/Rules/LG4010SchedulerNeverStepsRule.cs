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
    protected override Finding? Find(TrainingSite site)
    {
        if (!site.Has(EffectKind.Step)) return null;

        foreach (var made in site.Effects.Where(e => e.Kind == EffectKind.MakeScheduler && e.Symbol is ILocalSymbol))
        {
            var uses = site.Node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == made.SubjectName);
            if (!uses) return new Finding(made.Node, made.SubjectName);
        }

        return null;
    }
}
