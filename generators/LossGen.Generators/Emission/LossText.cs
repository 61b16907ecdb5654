using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The call of the model and the call of the loss.</summary>
internal static class LossText
{
    /// <summary>The call of the model on a batch.</summary>
    public const string ModelCall = "CallModel(batch)";

    /// <summary>The method that calls the model: what TorchSharp refuses names tensors by their shapes alone, and nobody knows which feature that is.</summary>
    public static void WriteModelCall(SourceWriter writer, TrainerShape shape)
    {
        var inputs = shape.Declaration.Inputs;
        writer.Open(
            $"""
            /// <summary>The model on a batch. What a layer refuses is said with the names and shapes of the inputs.</summary>
            private {(shape.IsSeveral ? shape.OutputsType : shape.Only.Loss.TakesFeatures ? "(global::TorchSharp.torch.Tensor, global::TorchSharp.torch.Tensor)" : "global::TorchSharp.torch.Tensor")} CallModel(Batch batch)
            """);
        writer.Open("try");
        writer.Line($"return Model.call({string.Join(", ", inputs.Select(input => "batch." + input.Property))});");
        writer.Close();
        writer.Trim();
        writer.Open("catch (global::System.Runtime.InteropServices.ExternalException exception)");
        writer.Line($"throw global::LossGen.TrainingException.OfModel(exception, TaskDescription, {string.Join(", ", inputs.Select(input => $"({CSharpLiteral.Of(input.Parameter)}, batch.{input.Property})"))});");
        writer.Close();
        writer.Close();
    }

    /// <summary>An output of the model, checked and shaped as the loss takes it.</summary>
    /// <param name="shape">The head.</param>
    /// <param name="call">The output as the model returns it.</param>
    public static string Shaped(HeadShape shape, string call) => shape.Task.Output == OutputShape.CentreDistance ? $"Centre.SquaredDistance({call}, batch.Count)" : "global::LossGen.ModelOutput." + shape.Task.Output switch
    {
        OutputShape.PerTokenClass => $"PerToken({call}, batch.Count, batch.Length, classes: {CSharpLiteral.Of(shape.OutputWidth)})",
        OutputShape.PerPixelClass => $"PerPixel({call}, batch.Count, classes: {CSharpLiteral.Of(shape.OutputWidth)}, height: {CSharpLiteral.Of(shape.Label.Shape[0])}, width: {CSharpLiteral.Of(shape.Label.Shape[1])})",
        OutputShape.PerStepClassOrBlank => $"StepsOrBlank({call}, batch.Lengths, batch.Length, classes: {CSharpLiteral.Of(shape.Classes)})",
        OutputShape.PerCandidate when shape.HasCandidateRows => $"PerSequence({call}, batch.Candidates)",
        OutputShape.PerCandidate => $"PerCandidate({call}, batch.Lengths, batch.Length)",
        OutputShape.PerTokenEnds => $"SpanEnds({call}, batch.Lengths, batch.Length)",
        OutputShape.PairScores => $"PairDifference({call}, batch.Count)",
        OutputShape.PairEmbeddings => $"PairCosine({call}, batch.Count)",
        OutputShape.Embedding => $"Embedding({call}, batch.Count)",
        OutputShape.PerClass when shape.Loss.TakesFeatures => $"WithFeatures({call}, batch.Count, classes: {CSharpLiteral.Of(shape.OutputWidth)})",
        OutputShape.PerClass => $"PerClass({call}, batch.Count, classes: {CSharpLiteral.Of(shape.OutputWidth)})",
        _ when shape.OutputWidth > 0 => $"Vector({call}, batch.Count, width: {CSharpLiteral.Of(shape.OutputWidth)})",
        _ => $"PerExample({call}, batch.Count)",
    };

    /// <summary>What meters and predictions see of an output as the loss takes it: the logits without the features.</summary>
    public static string WithoutFeatures(HeadShape shape, string output) => shape.Loss.TakesFeatures ? $"{output}.narrow(1, 0, {CSharpLiteral.Of(shape.OutputWidth)})" : output;

    public static void WriteForward(SourceWriter writer, HeadShape shape) =>
        writer.Lines(
            $"""
            /// <summary>The model's {shape.Output}, {shape.OutputShape}{shape.Forwarded}; any other shape is refused before it can be broadcast.</summary>
            private global::TorchSharp.torch.Tensor Forward(Batch batch) =>
                {Shaped(shape, ModelCall)};

            """);

    public static void WriteLoss(SourceWriter writer, HeadShape shape)
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
            private {(isStatic ? "static " : "")}global::TorchSharp.torch.Tensor {shape.Named("Loss")}(global::TorchSharp.torch.Tensor {shape.Output}, global::TorchSharp.torch.Tensor target) =>
                {shape.Loss.Call.ToExpression(parameter => Write(parameter, shape))};

            """);
    }

    /// <summary>A loss of the user's own: it sees labelled examples, tokens or pixels only, and says how wrong each is.</summary>
    private static void WriteCustomLoss(SourceWriter writer, HeadShape shape)
    {
        var call = shape.Loss.Call.ToExpression(parameter => Write(parameter, shape));
        writer.Open(
            $"""
            /// <summary>{Capital(shape.Loss.Name)}, summed over the batch. {Capital(shape.Output)} {shape.RowShape} against {CSharpLiteral.Xml(shape.Encoding.Name)} targets {shape.TargetShape}.</summary>
            private {(shape.TakesClassWeights ? "" : "static ")}global::TorchSharp.torch.Tensor {shape.Named("Loss")}(global::TorchSharp.torch.Tensor {shape.Output}, global::TorchSharp.torch.Tensor target)
            """);
        if (shape.Ignores)
            writer.Line($"({shape.Output}, target) = global::LossGen.Losses.Labelled({shape.Output}, target, ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)});");

        writer.Line($"return global::LossGen.Losses.SumOfRows({call}, target.size(0));");
        writer.Close();
    }

    /// <summary>Tensors in static fields of a loss are made when it is used first, which would be within the dispose scope of a step: they are made before, and stay.</summary>
    public static void WriteInitialization(SourceWriter writer, HeadShape shape)
    {
        var method = shape.Loss.Call.Method;
        var type = method.Substring(0, method.LastIndexOf('.'));
        writer.Line($"global::LossGen.Losses.Initialize(static () => global::System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof({type}).TypeHandle)); // its static tensors outlive the steps");
    }

    /// <summary>The loss's own parameters, for the description of the task: a run with another delta is another run.</summary>
    public static string Parameters(HeadShape shape)
    {
        var parts = shape.Loss.Scalars.Select((scalar, index) => $"{Lower(scalar.Name)} {CSharpLiteral.Of(shape.Head.Loss.Scalars[index])}")
            .Concat(shape.Head.Loss.Quantiles.Select(level => "quantile " + CSharpLiteral.Of(level)))
            .ToArray();
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Write(LossParameter parameter, HeadShape shape) => parameter.Argument switch
    {
        LossArgument.Prediction => shape.Output,
        LossArgument.Target => "target",
        LossArgument.ClassWeights => shape.Named("_classWeights") + ".Tensor",
        LossArgument.PositiveWeight => shape.Named("_positiveWeight") + ".Tensor",
        LossArgument.Nothing => "null",
        LossArgument.IgnoreIndex => CSharpLiteral.Of(shape.IgnoreIndex),
        LossArgument.SumReduction => "global::TorchSharp.torch.nn.Reduction.Sum",
        LossArgument.LabelSmoothing => shape.Named("_labelSmoothing"),
        LossArgument.Scalar => CSharpLiteral.Of(shape.Head.Loss.Scalars[IndexOf(shape.Loss, parameter.Scalar)]),
        LossArgument.Quantiles => shape.Named("LossQuantiles"),
        LossArgument.Classes => CSharpLiteral.Of(shape.Classes),
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
