using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Class indices of a batch are one-dimensional.</summary>
internal sealed class LG2009ClassIndexColumnRule() : Rule<LossSite>(new RuleDefinition(
    "LG2009",
    DiagnosticSeverity.Error,
    "Class indices as a column",
    "'{0}' takes class indices [N] but gets {1}: it throws '0D or 1D target tensor expected'; write '.squeeze(1)'",
    "For predictions [N, C] the target is [N]. A column [N, 1] is refused."))
{
    protected override Finding? Find(LossSite site)
    {
        var target = site.Target.Tensor;
        var prediction = site.Prediction.Tensor.Shape;
        if (site.Loss.Shapes != ShapeRelation.ClassDimension || target.Shape.Length(1) != 1 || target.Element.IsFloating()) return null;

        // Of labels whose dtype is not known only a dimension that was inserted says that they are no rows of probabilities.
        var isColumn = prediction.Rank == 2 && target.Shape.Rank == 2 && target.Element.IsIntegral();
        var isInserted = prediction.Rank is null or 2 && target.Shape is { Rank: null, LeastRank: 2 };
        if (!isColumn && !isInserted) return null;

        return new Finding(site.At(site.Target), site.Name, target.Shape)
            .With(Fix.Of("Remove the dimension", Edit.Append(site.Target.Expression, ".squeeze(1)")));
    }
}
