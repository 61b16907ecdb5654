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

    /// <summary>The width the layer asks of its input.</summary>
    public static Dim InputWidth(LayerFact layer) => layer.Layer.InputWidth is { } parameter ? Dim.Of(layer.Arguments[parameter].Value) : Dim.Any;

    /// <summary>The width the layer gives its result.</summary>
    public static Dim OutputWidth(LayerFact layer) => layer.Layer.OutputWidth is { } parameter ? Dim.Of(layer.Arguments[parameter].Value) : Dim.Any;

    private static Shape ShapeOf(LayerFact layer, Shape input)
    {
        var row = layer.Layer;
        if (row.OutputWidth is null) return input;

        var width = OutputWidth(layer);
        if (row.KeepsOtherDimensions) return input.With(row.FeatureDimension, width);

        return input.Rank is { } rank ? rank >= -row.FeatureDimension ? Shape.OfRank(rank).With(row.FeatureDimension, width) : Shape.Unknown : Shape.Unknown.With(row.FeatureDimension, width);
    }
}
