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
            OutputShape.PerClass => $"PerClass({call}, batch.Count, classes: {CSharpLiteral.Of(shape.Classes)})",
            OutputShape.LikeTarget when shape.Label.Width > 0 => $"Vector({call}, batch.Count, width: {CSharpLiteral.Of(shape.Label.Width)})",
            _ => $"PerExample({call}, batch.Count)",
        };
        writer.Lines(
            $"""
            /// <summary>The model's {shape.Output}, {shape.OutputShape}; any other shape is refused before it can be broadcast.</summary>
            private global::TorchSharp.torch.Tensor Forward(Batch batch) =>
                global::LossGen.ModelOutput.{output};

            """);
    }

    public static void WriteLoss(SourceWriter writer, TrainerShape shape)
    {
        var isStatic = !shape.TakesClassWeights && !shape.TakesPositiveWeight && !shape.TakesLabelSmoothing;
        writer.Lines(
            $"""
            /// <summary>{Capital(shape.Loss.Name)}, summed over the batch: {CSharpLiteral.Xml(shape.Loss.Formula)}. {Capital(shape.Output)} {shape.OutputShape} against {CSharpLiteral.Xml(shape.Encoding.Name)} targets {shape.TargetShape}.</summary>
            private {(isStatic ? "static " : "")}global::TorchSharp.torch.Tensor Loss(global::TorchSharp.torch.Tensor {shape.Output}, global::TorchSharp.torch.Tensor target) =>
                {shape.Loss.Call.ToExpression(argument => Write(argument, shape))};

            """);
    }

    /// <summary>The loss's own parameters, for the description of the task: a run with another delta is another run.</summary>
    public static string Parameters(TrainerShape shape) =>
        shape.Loss.Takes(LossModifiers.Delta) ? $" (delta {CSharpLiteral.Of(shape.Declaration.Loss.Delta)})"
        : shape.Loss.Takes(LossModifiers.Beta) ? $" (beta {CSharpLiteral.Of(shape.Declaration.Loss.Beta)})"
        : "";

    private static string Write(LossArgument argument, TrainerShape shape) => argument switch
    {
        LossArgument.Prediction => shape.Output,
        LossArgument.Target => "target",
        LossArgument.ClassWeights => "_classWeights.Tensor",
        LossArgument.PositiveWeight => "_positiveWeight.Tensor",
        LossArgument.Nothing => "null",
        LossArgument.IgnoreIndex => CSharpLiteral.Of(shape.IgnoreIndex),
        LossArgument.SumReduction => "global::TorchSharp.torch.nn.Reduction.Sum",
        LossArgument.LabelSmoothing => "_labelSmoothing",
        LossArgument.Delta => CSharpLiteral.Of(shape.Declaration.Loss.Delta),
        LossArgument.Beta => CSharpLiteral.Of(shape.Declaration.Loss.Beta),
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "A loss argument that the generator cannot write."),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
