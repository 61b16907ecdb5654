using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Evaluation needs no graph.</summary>
internal sealed class LG4006EvaluationWithGradientsRule() : Rule<TrainingSite>(new RuleDefinition(
    "LG4006",
    DiagnosticSeverity.Info,
    "Evaluation with gradients",
    "'{0}' is evaluated with gradients on: every prediction keeps the graph of its computation in memory; put the loop into 'using (torch.no_grad())'",
    "eval() switches dropout and batch statistics, not gradients."))
{
    public override bool IsOpinion => true;

    protected override Finding? Find(TrainingSite site)
    {
        if (site.Has(EffectKind.Unknown) || site.Has(EffectKind.Backward) || site.Has(EffectKind.Step)) return null;
        if (site.Effects.FirstOrDefault(e => e.Kind == EffectKind.Eval) is not { Subject: { } model } eval) return null;

        var forward = site.Effects.FirstOrDefault(e => e.Kind == EffectKind.Forward && e.Loop is not null && e.Subject == model);
        if (forward is null || forward.Node.SpanStart < eval.Node.SpanStart || forward.Gradients is not { IsKnown: true, Off: null }) return null;

        return new Finding(forward.Node, forward.SubjectName)
            .With(Statements.InsertAfter("Switch gradients off", eval.Node, $"using var noGrad = {Spelling.Torch(site.Model, eval.Node, "no_grad")}();"));
    }
}
