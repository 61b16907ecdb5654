using LossGen.Analyzers.Interpretation;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Facts;

/// <summary>Applies a layer of the table to what is known of its input.</summary>
internal static class LayerTransfer
{
    /// <summary>What is known of the layer's result.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its input.</param>
    /// <param name="node">Where a fix would take the layer out: the call, or its creation inside a <c>Sequential</c>.</param>
    /// <param name="gradients">Whether operations record gradients there.</param>
    /// <param name="inputNode">The expression passed to the call; null inside a <c>Sequential</c>.</param>
    public static TensorFact Apply(LayerFact layer, TensorFact input, SyntaxNode node, GradientMode gradients, SyntaxNode? inputNode)
    {
        var row = layer.Layer;
        if (row.Function is { } function)
        {
            return TensorTransfer.Apply(function, row.Name, input, null, layer.Arguments, node, gradients, inputNode);
        }

        if (row.Scale.Equals(ScaleEffect.Forget) && !row.KeepsOtherDimensions)
        {
            return new TensorFact { Gradient = gradients.Through(GradientState.Flows), GradientOrigin = gradients.Off };
        }

        var scale = row.Scale.Apply(input.Scale);
        return new TensorFact
        {
            Scale = scale,
            ScaleOrigin = scale == TensorScale.Unknown ? null : new Origin(row.Name, node),
            Element = input.Element.IsFloating() ? input.Element : ElementType.Unknown,
            ElementOrigin = input.ElementOrigin,
            Shape = ShapeOf(layer, input.Shape),
            Gradient = gradients.Through(GradientState.Flows),
            GradientOrigin = gradients.Off,
        };
    }

    /// <summary>The width the layer asks of its input; null where it is not known.</summary>
    public static long? InputWidth(LayerFact layer) => layer.Layer.InputWidth is { } parameter ? layer.Arguments[parameter].Integer : null;

    /// <summary>The width the layer gives its result; null where it is not known.</summary>
    public static long? OutputWidth(LayerFact layer) => layer.Layer.OutputWidth is { } parameter ? layer.Arguments[parameter].Integer : null;

    private static Shape ShapeOf(LayerFact layer, Shape input)
    {
        var row = layer.Layer;
        if (row.OutputWidth is null) return input;

        var width = OutputWidth(layer) ?? Shape.Any;
        if (row.KeepsOtherDimensions) return input.With(row.FeatureDimension, width);

        return input.Rank is { } rank && rank >= -row.FeatureDimension ? Shape.OfRank(rank).With(row.FeatureDimension, width) : Shape.Unknown;
    }
}
