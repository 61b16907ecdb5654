using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>Predict, and how an output becomes the user's own type again.</summary>
internal static class PredictionText
{
    /// <summary>What happens to the output, in words.</summary>
    public static string Summary(TrainerShape shape) => shape.Decode switch
    {
        Decode.MostProbable => "softmax over dim 1, then the most probable class" + shape.Task.Unit switch
        {
            LabelUnit.Token => " of each token",
            LabelUnit.NextToken => " after the last token",
            LabelUnit.Pixel => " of each pixel",
            _ => "",
        },
        Decode.HighestScore => "the class of the highest score",
        Decode.Probable => $"sigmoid, then {shape.ClassNames[1]} above the threshold (0.5)",
        Decode.Sign => $"the score, then {shape.ClassNames[1]} above the threshold (0)",
        Decode.AllProbable => "sigmoid, then every label above its threshold (0.5)",
        Decode.Span => "softmax over the tokens, then the most probable span that ends where it starts or later",
        Decode.Embedding => "the embedding as it is",
        Decode.Rate => "the exponential: the expected count",
        Decode.Rank => "sigmoid, then the rank that more than half of the probability reaches",
        Decode.Quantiles => "the quantiles in ascending order",
        Decode.Normal => "the mean, and the square root of the exponential of the log-variance",
        _ => "the output as it is",
    };

    /// <summary>The tables that decoding needs: from class index to the user's value, and the quantiles.</summary>
    public static void WriteTables(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Declaration.Loss.Quantiles is { Count: > 0 } quantiles)
        {
            writer.Lines(
                $$"""
                /// <summary>The quantiles that are predicted.</summary>
                private static readonly double[] Quantiles = { {{string.Join(", ", quantiles.Select(CSharpLiteral.Of))}} };

                /// <summary>The same, as the loss takes them.</summary>
                private static readonly float[] LossQuantiles = { {{string.Join(", ", quantiles.Select(level => CSharpLiteral.Of(level) + "f"))}} };

                """);
        }

        if (shape.Decode is not (Decode.MostProbable or Decode.HighestScore or Decode.Rank or Decode.AllProbable) || shape.LabelMember.Value == ValueForm.Flags)
            return;

        writer.Lines(
            $$"""
            /// <summary>The classes, in the order of their indices.</summary>
            private static readonly {{shape.ClassType}}[] Classes = {{ClassTable(shape)}};

            """);
    }

    public static void WritePredict(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            $"""
            /// <inheritdoc/>
            public override global::System.Collections.Generic.IReadOnlyList<{shape.PredictionType}> Predict({shape.Examples} examples)
            """);
        writer.Lines(
            $"""
            using var inference = StartInference(examples.Count); // evaluation mode, no gradients
            using var batch = new Batch(this);
            var predictions = new {ArrayOf(shape.PredictionType)};

            """);
        writer.Open("foreach (var rows in inference.Batches())");
        writer.Line("batch.FillFeatures(examples, rows);").Gap();
        writer.Line("using var scope = global::TorchSharp.torch.NewDisposeScope();");
        WriteDecode(writer, shape);
        writer.Close();
        writer.Line("return predictions;");
        writer.Close();
    }

    /// <summary>The method that turns the labels that apply into the user's own set.</summary>
    public static void WriteDecoding(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Decode != Decode.AllProbable)
            return;

        writer.Open(
            $"""
            /// <summary>The labels that apply, as {CSharpLiteral.Xml(shape.LabelMember.Name)} holds them.</summary>
            private static {shape.LabelType} LabelsOf(global::System.ReadOnlySpan<bool> applies)
            """);
        if (shape.LabelMember is { Value: ValueForm.Flags, Enum: { } type })
        {
            writer.Line($"var labels = default({type.Type.Qualified});");
            for (var index = 0; index < type.Members.Count; index++)
            {
                writer.Line($"if (applies[{CSharpLiteral.Of(index)}])");
                writer.Line($"    labels |= {type.Type.Qualified}.{type.Members[index].Identifier};").Gap();
            }
        }
        else
        {
            writer.Lines(
                $$"""
                var labels = new global::System.Collections.Generic.List<{{shape.ClassType}}>();
                for (var index = 0; index < applies.Length; index++)
                {
                    if (applies[index])
                        labels.Add(Classes[index]);
                }

                """);
        }

        writer.Line("return labels;");
        writer.Close();
    }

    private static void WriteDecode(SourceWriter writer, TrainerShape shape)
    {
        switch (shape.Decode)
        {
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.Token:
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.softmax(Forward(batch), dim: 1);");
                writer.Line("global::LossGen.Decode.Tokens(probabilities, Classes, batch.Lengths, batch.Length, rows, predictions);");
                break;
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.Pixel:
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.softmax(Forward(batch), dim: 1);");
                writer.Line($"global::LossGen.Decode.Masks(probabilities, Classes, height: {CSharpLiteral.Of(shape.Label.Shape[0])}, width: {CSharpLiteral.Of(shape.Label.Shape[1])}, rows, predictions);");
                break;
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.NextToken:
                writer.Line("var logits = global::LossGen.ModelOutput.AtLastToken(Forward(batch), batch.Lengths, batch.Length);");
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.softmax(logits, dim: 1);");
                writer.Line("global::LossGen.Decode.MostProbable(probabilities, Classes, rows, predictions);");
                break;
            case Decode.MostProbable:
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.softmax(Forward(batch), dim: 1);");
                writer.Line("global::LossGen.Decode.MostProbable(probabilities, Classes, rows, predictions);");
                break;
            case Decode.HighestScore:
                writer.Line("global::LossGen.Decode.HighestScore(Forward(batch), Classes, rows, predictions);");
                break;
            case Decode.Probable:
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.sigmoid(Forward(batch));");
                writer.Line($"global::LossGen.Decode.Probable(probabilities, Thresholds, {YesNo(shape)}, rows, predictions);");
                break;
            case Decode.Sign:
                writer.Line($"global::LossGen.Decode.Sign(Forward(batch), Thresholds, {YesNo(shape)}, rows, predictions);");
                break;
            case Decode.AllProbable:
                writer.Line("var probabilities = global::TorchSharp.torch.nn.functional.sigmoid(Forward(batch));");
                writer.Line("global::LossGen.Decode.AllProbable(probabilities, Thresholds, LabelsOf, rows, predictions);");
                break;
            case Decode.Rank:
                writer.Line("var conditional = global::TorchSharp.torch.nn.functional.sigmoid(Forward(batch)); // above rank k, given that rank k is reached");
                writer.Line("global::LossGen.Decode.Ranks(conditional, Classes, rows, predictions);");
                break;
            case Decode.Span:
                writer.Line("var ends = global::TorchSharp.torch.nn.functional.softmax(Forward(batch), dim: 1);");
                writer.Line("global::LossGen.Decode.Spans(ends, batch.Lengths, rows, predictions);");
                break;
            case Decode.Quantiles:
                writer.Line("global::LossGen.Decode.Quantiles(Forward(batch), Quantiles, rows, predictions);");
                break;
            case Decode.Normal:
                writer.Line("global::LossGen.Decode.Normals(Forward(batch), rows, predictions);");
                break;
            case Decode.Rate:
                writer.Line("global::LossGen.Decode.Values(Forward(batch).exp(), rows, predictions);");
                break;
            default:
                writer.Line($"global::LossGen.Decode.{(shape.Label.Width > 0 || shape.Decode == Decode.Embedding ? "Vectors" : "Values")}(Forward(batch), rows, predictions);");
                break;
        }
    }

    private static string YesNo(TrainerShape shape) => shape.LabelMember.Enum is { } type
        ? $"negative: {type.Type.Qualified}.{type.Members[0].Identifier}, positive: {type.Type.Qualified}.{type.Members[1].Identifier}"
        : "negative: false, positive: true";

    private static string ClassTable(TrainerShape shape) => shape.HasManyClasses
        ? $"global::LossGen.ClassRange.Indices({CSharpLiteral.Of(shape.Classes)})"
        : $"{{ {string.Join(", ", ClassValues(shape))} }}";

    private static IEnumerable<string> ClassValues(TrainerShape shape) => shape.ClassType switch
    {
        "bool" => ["false", "true"],
        "string" => shape.Label.Classes.Select(CSharpLiteral.Of),
        "int" => shape.Label.Classes,
        _ => shape.LabelMember.Enum!.Members.Select(member => $"{shape.ClassType}.{member.Identifier}"),
    };

    /// <summary>An array creation: the size goes before the brackets of an element type that is an array itself.</summary>
    private static string ArrayOf(string element) =>
        element.EndsWith("[]", StringComparison.Ordinal) ? element.Substring(0, element.Length - 2) + "[examples.Count][]" : element + "[examples.Count]";
}
