using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A column against a row is a matrix.</summary>
internal sealed class LG2012BroadcastTargetRule() : Rule<LossSite>(new RuleDefinition(
    "LG2012",
    DiagnosticSeverity.Warning,
    "Prediction and target broadcast against each other",
    "'{0}' gets a prediction of shape {1} and a target of shape {2}: they broadcast to every pair of samples and the loss is silently wrong; give both the same shape, '.squeeze(-1)'",
    "Element-wise losses broadcast. [N, 1] against [N] compares every prediction with every target; the model learns the mean."))
{
    protected override Finding? Find(LossSite site)
    {
        if (site.Loss.Shapes != ShapeRelation.SameOrBroadcast) return null;

        var prediction = site.Prediction;
        var target = site.Target;
        var column = Columns.Find(prediction, target);
        if (column is null) return null;

        return new Finding(site.At(column), site.Name, prediction.Tensor.Shape, target.Tensor.Shape)
            .With(Fix.Of("Remove the last dimension", Edit.Append(column.Expression, ".squeeze(-1)")));
    }
}
