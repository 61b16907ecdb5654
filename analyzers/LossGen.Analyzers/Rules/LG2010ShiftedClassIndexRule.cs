using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Class indices count from zero.</summary>
internal sealed class LG2010ShiftedClassIndexRule() : Rule<LossSite>(new RuleDefinition(
    "LG2010",
    DiagnosticSeverity.Info,
    "Class indices that do not start at zero",
    "'{0}' counts classes from 0, and these labels have been shifted by one: the last class is out of bounds and throws when it first occurs; pass labels that start at 0",
    "Labels 1..C need C + 1 outputs or a subtraction of one. As long as the top class is absent nothing throws, and class 0 is never the answer."))
{
    protected override Finding? Find(LossSite site)
    {
        if (site.Loss.Shapes != ShapeRelation.ClassDimension || site.Target.Tensor.Coding != LabelCoding.ShiftedIndex) return null;

        var expression = site.Target.Expression;
        return new Finding(site.At(site.Target), site.Name)
            .With(expression is null ? null : Fix.Of("Subtract one", Edit.Replace(expression, Edit.Primary(expression) + " - 1")));
    }
}
