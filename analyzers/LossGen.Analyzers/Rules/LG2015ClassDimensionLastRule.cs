using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Classes are dimension 1, whatever follows.</summary>
internal sealed class LG2015ClassDimensionLastRule() : Rule<LossSite>(new RuleDefinition(
    "LG2015",
    DiagnosticSeverity.Error,
    "Classes in the last dimension",
    "'{0}' takes classes in dimension 1 but gets a prediction of shape {1} for targets of shape {2}: it throws; write '.transpose(1, 2)'",
    "For sequences cross_entropy takes [N, C, L], while linear layers give [N, L, C]. It throws unless L happens to equal C; then it is silently wrong."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor.Shape;
        var target = site.Target.Tensor.Shape;
        if (site.Loss.Shapes != ShapeRelation.ClassDimension || prediction.Rank != 3 || target.Rank != 2) return null;
        if (prediction.Length(1) is not { } length || target.Length(1) != length || prediction.Length(2) is not { } classes || classes == length) return null;

        return new Finding(site.At(site.Prediction), site.Name, prediction, target)
            .With(Fix.Of("Move classes to dimension 1", Edit.Append(site.Prediction.Expression, ".transpose(1, 2)")));
    }
}
