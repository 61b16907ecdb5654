using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Probabilities sum to one over the classes, not over the batch.</summary>
internal sealed class LG2029NormalisedOverBatchRule() : Rule<LossSite>(new RuleDefinition(
    "LG2029",
    DiagnosticSeverity.Warning,
    "Softmax over the batch",
    "'{0}' takes classes in dimension 1, but '{1}' normalises over dimension 0: samples compete with each other instead of classes; use dimension 1",
    "Dimension 0 is the batch. Over it the result depends on which samples happen to be together."))
{
    protected override Finding? Find(LossSite site)
    {
        var prediction = site.Prediction.Tensor;
        if (site.Loss.Shapes != ShapeRelation.ClassDimension || prediction.ScaleDimension != 0 || prediction.ScaleOrigin is not { } origin) return null;
        if (prediction.Shape.Rank is not >= 2 && site.Target.Tensor.Shape.Rank is not >= 1) return null;

        var dimension = origin.Node.DescendantNodes().OfType<ArgumentSyntax>().LastOrDefault(argument => argument.Expression.ToString() == "0");
        return new Finding(site.At(site.Prediction), site.Name, origin.Name)
            .With(dimension is null ? null : Fix.Of("Normalise over dimension 1", Edit.Replace(dimension.Expression, "1")));
    }
}
