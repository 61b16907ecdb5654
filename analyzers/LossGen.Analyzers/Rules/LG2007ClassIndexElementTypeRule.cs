using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>Class indices must be int64.</summary>
internal sealed class LG2007ClassIndexElementTypeRule() : Rule<LossSite>(new RuleDefinition(
    "LG2007",
    DiagnosticSeverity.Error,
    "Class indices that are not int64",
    "'{0}' takes class indices as int64 but gets {1}: it throws 'expected scalar type Long'; write '.to(int64)'",
    "libtorch accepts class indices as int64 (or uint8) only. int[] is the natural array of labels in C#, and torch.tensor keeps it int32."))
{
    protected override Finding? Find(LossSite site)
    {
        var target = site.Target.Tensor;
        if (site.Loss.Elements is not (TargetElements.Index or TargetElements.IndexOrProbabilities) || target.Coding == LabelCoding.OneHot) return null;

        var isInteger = target.Element is ElementType.Int8 or ElementType.Int16 or ElementType.Int32 or ElementType.Bool;
        var isIndex = target.Coding is LabelCoding.ClassIndex or LabelCoding.ShiftedIndex
            || (target.Shape.Rank == 1 && site.Prediction.Tensor.Shape.Rank == 2)
            || site.Loss.Elements == TargetElements.Index;
        if (!isInteger && !(target.Element.IsFloating() && isIndex)) return null;

        return new Finding(site.At(site.Target), site.Name, target.Element)
            .With(Fix.Of("Convert to int64", Edit.Append(site.Target.Expression, $".to({Spelling.Torch(site.Model, site.Node, "int64")})")));
    }
}
