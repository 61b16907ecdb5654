using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Facts;

/// <summary>The dimensions that are left where a tensor is indexed: <c>x[0]</c>, <c>x[.., 1]</c>, <c>x[..2]</c>.</summary>
internal static class IndexerShape
{
    /// <summary>The shape; unknown where the indices do not tell it.</summary>
    public static Shape Of(ImmutableArray<IArgumentOperation> arguments, Shape input)
    {
        var indices = arguments.SelectMany(Parts).ToArray();
        if (indices.Length == 0 || input.Rank is not { } rank || indices.Length > rank) return Shape.Unknown;

        var shape = input;
        for (var i = indices.Length - 1; i >= 0; i--)
        {
            switch (KindOf(indices[i]))
            {
                case Kind.All:
                    break;
                case Kind.Range:
                    shape = shape.With(i, Shape.Any);
                    break;
                case Kind.One:
                    shape = shape.Without(i);
                    break;
                default:
                    return Shape.Unknown;
            }
        }

        return shape;
    }

    private static IEnumerable<IOperation> Parts(IArgumentOperation argument) =>
        argument.Value is IArrayCreationOperation { Initializer.ElementValues: var values } && argument.ArgumentKind == ArgumentKind.ParamArray ? values : ImmutableArray.Create(argument.Value);

    private static Kind KindOf(IOperation index)
    {
        while (index is IConversionOperation conversion) index = conversion.Operand;

        return index switch
        {
            IRangeOperation { LeftOperand: null, RightOperand: null } => Kind.All,
            IRangeOperation => Kind.Range,
            IInvocationOperation { TargetMethod: { Name: "Slice", ContainingType.Name: "TensorIndex" } } => Kind.Range,
            IFieldReferenceOperation or IPropertyReferenceOperation when ((IMemberReferenceOperation)index).Member is { Name: "Colon" } => Kind.All,
            IInvocationOperation { TargetMethod: { Name: "Single", ContainingType.Name: "TensorIndex" } } => Kind.One,
            _ => index.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? Kind.One : Kind.Unknown,
        };
    }

    private enum Kind
    {
        Unknown,
        All,
        Range,
        One,
    }
}
