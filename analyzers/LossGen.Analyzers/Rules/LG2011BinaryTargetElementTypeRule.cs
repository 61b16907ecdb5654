using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Binary targets must be floating point.</summary>
internal sealed class LG2011BinaryTargetElementTypeRule() : Rule<LossSite>(new RuleDefinition(
    "LG2011",
    DiagnosticSeverity.Error,
    "Binary targets that are not floating point",
    "'{0}' takes floating point targets but gets {1}: it throws; write '.to(float32)'",
    "The binary losses subtract the target from the prediction in floating point and refuse integers and truth values."))
{
    protected override Finding? Find(LossSite site)
    {
        var target = site.Target.Tensor;
        if (site.Loss.Elements != TargetElements.Floating || !target.Element.IsIntegral()) return null;

        return new Finding(site.At(site.Target), site.Name, target.Element)
            .With(Fix.Of("Convert to float32", Edit.Append(site.Target.Expression, $".to({Spelling.Torch(site.Model, site.Node, "float32")})")));
    }
}
