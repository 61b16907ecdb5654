using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>The binary losses refuse to broadcast.</summary>
internal sealed class LG2013BinaryShapesRule() : Rule<LossSite>(new RuleDefinition(
    "LG2013",
    DiagnosticSeverity.Error,
    "Prediction and target of different shape",
    "'{0}' gets a prediction of shape {1} and a target of shape {2}: it throws; give both the same shape",
    "The binary and soft margin losses need the same shape on both sides."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor.Shape;
        var target = site.Target.Tensor.Shape;
        if (site.Loss.Shapes != ShapeRelation.Same || prediction.Rank is not { } rank || target.Rank is not { } other) return null;

        var differs = rank != other || Enumerable.Range(0, rank).Any(d => prediction.Length(d) is { } a && target.Length(d) is { } b && a != b);
        if (!differs) return null;

        var column = Columns.Find(site.Prediction, site.Target);
        return new Finding(site.At(column ?? site.Target), site.Name, prediction, target)
            .With(column is null ? null : Fix.Of("Remove the last dimension", Edit.Append(column.Expression, ".squeeze(-1)")));
    }
}
