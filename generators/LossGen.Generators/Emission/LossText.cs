using LossGen.Catalog;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The call of the model and the call of the loss.</summary>
internal static class LossText
{
    public static void WriteForward(SourceWriter writer, TrainerShape shape)
    {
        var call = $"Model.call({string.Join(", ", shape.Declaration.Inputs.Select(input => "batch." + input.Property))})";
        var output = shape.Task.Output switch
        {
            OutputShape.PerTokenClass => $"PerToken({call}, batch.Count, batch.Length, classes: {CSharpLiteral.Of(shape.OutputWidth)})",
            OutputShape.PerPixelClass => $"PerPixel({call}, batch.Count, classes: {CSharpLiteral.Of(shape.OutputWidth)}, height: {CSharpLiteral.Of(shape.Label.Shape[0])}, width: {CSharpLiteral.Of(shape.Label.Shape[1])})",
            OutputShape.PerTokenEnds => $"SpanEnds({call}, batch.Lengths, batch.Length)",
            OutputShape.PairScores => $"PairDifference({call}, batch.Count)",
            OutputShape.PairEmbeddings => $"PairCosine({call}, batch.Count)",
            OutputShape.Embedding => $"Embedding({call}, batch.Count)",
            OutputShape.PerClass => $"PerClass({call}, batch.Count, classes: {CSharpLiteral.Of(shape.OutputWidth)})",
            _ when shape.OutputWidth > 0 => $"Vector({call}, batch.Count, width: {CSharpLiteral.Of(shape.OutputWidth)})",
            _ => $"PerExample({call}, batch.Count)",
        };
        writer.Lines(
            $"""
            /// <summary>The model's {shape.Output}, {shape.OutputShape}{shape.Forwarded}; any other shape is refused before it can be broadcast.</summary>
            private global::TorchSharp.torch.Tensor Forward(Batch batch) =>
                global::LossGen.ModelOutput.{output};

            """);
    }

    public static void WriteLoss(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Loss.IsCustom)
        {
            WriteCustomLoss(writer, shape);
            return;
        }

        var isStatic = !shape.TakesClassWeights && !shape.TakesPositiveWeight && !shape.TakesLabelSmoothing;
        writer.Lines(
            $"""
            /// <summary>{Capital(shape.Loss.Name)}, summed over the batch: {CSharpLiteral.Xml(shape.Loss.Formula)}. {Capital(shape.Output)} {shape.RowShape} against {CSharpLiteral.Xml(shape.Encoding.Name)} targets {shape.TargetShape}.</summary>
            private {(isStatic ? "static " : "")}global::TorchSharp.torch.Tensor Loss(global::TorchSharp.torch.Tensor {shape.Output}, global::TorchSharp.torch.Tensor target) =>
                {shape.Loss.Call.ToExpression(parameter => Write(parameter, shape))};

            """);
    }

    /// <summary>A loss of the user's own: it sees labelled examples, tokens or pixels only, and says how wrong each is.</summary>
    private static void WriteCustomLoss(SourceWriter writer, TrainerShape shape)
    {
        var call = shape.Loss.Call.ToExpression(parameter => Write(parameter, shape));
        writer.Open(
            $"""
            /// <summary>{Capital(shape.Loss.Name)}, summed over the batch. {Capital(shape.Output)} {shape.RowShape} against {CSharpLiteral.Xml(shape.Encoding.Name)} targets {shape.TargetShape}.</summary>
            private {(shape.TakesClassWeights ? "" : "static ")}global::TorchSharp.torch.Tensor Loss(global::TorchSharp.torch.Tensor {shape.Output}, global::TorchSharp.torch.Tensor target)
            """);
        if (shape.Ignores)
            writer.Line($"({shape.Output}, target) = global::LossGen.Losses.Labelled({shape.Output}, target, ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)});");

        writer.Line($"return global::LossGen.Losses.SumOfRows({call}, target.size(0));");
        writer.Close();
    }

    /// <summary>The loss's own parameters, for the description of the task: a run with another delta is another run.</summary>
    public static string Parameters(TrainerShape shape)
    {
        var parts = shape.Loss.Scalars.Select((scalar, index) => $"{Lower(scalar.Name)} {CSharpLiteral.Of(shape.Declaration.Loss.Scalars[index])}")
            .Concat(shape.Declaration.Loss.Quantiles.Select(level => "quantile " + CSharpLiteral.Of(level)))
            .ToArray();
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Write(LossParameter parameter, TrainerShape shape) => parameter.Argument switch
    {
        LossArgument.Prediction => shape.Output,
        LossArgument.Target => "target",
        LossArgument.ClassWeights => "_classWeights.Tensor",
        LossArgument.PositiveWeight => "_positiveWeight.Tensor",
        LossArgument.Nothing => "null",
        LossArgument.IgnoreIndex => CSharpLiteral.Of(shape.IgnoreIndex),
        LossArgument.SumReduction => "global::TorchSharp.torch.nn.Reduction.Sum",
        LossArgument.LabelSmoothing => "_labelSmoothing",
        LossArgument.Scalar => CSharpLiteral.Of(shape.Declaration.Loss.Scalars[IndexOf(shape.Loss, parameter.Scalar)]),
        LossArgument.Quantiles => "LossQuantiles",
        LossArgument.Pixels => shape.LabelsPerExample,
        LossArgument.True => "true",
        LossArgument.False => "false",
        LossArgument.One => "1",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "A loss argument that the generator cannot write."),
    };

    private static int IndexOf(LossEntry loss, string scalar)
    {
        var index = 0;
        while (loss.Scalars[index].Name != scalar)
            index++;

        return index;
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text.Substring(1);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
