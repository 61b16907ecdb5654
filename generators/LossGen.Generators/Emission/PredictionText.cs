using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>Predict, and how an output becomes the user's own type again.</summary>
internal static class PredictionText
{
    /// <summary>What happens to the output, in words.</summary>
    public static string Summary(HeadShape shape) => shape.Decode switch
    {
        Decode.MostProbable => (shape.Loss.Scale == PredictionScale.LogProbabilities ? "the exponential" : "softmax over dim 1") + ", then the most probable class" + shape.Task.Unit switch
        {
            LabelUnit.Token => shape.LabelsWords ? " of the first token of each word" : " of each token",
            LabelUnit.NextToken => " after the last token",
            LabelUnit.Pixel => " of each pixel",
            _ => "",
        },
        Decode.HighestScore => "the class of the highest score",
        Decode.Probable => $"{(shape.Loss.Scale == PredictionScale.Probabilities ? "the probability" : "sigmoid")}, then {shape.ClassNames[1]} above the threshold (0.5)",
        Decode.Sign => $"the score, then {shape.ClassNames[1]} above the threshold (0)",
        Decode.KnownOrNot => "softmax over dim 1, then the most probable class where its probability is above the threshold (0.5), and none otherwise",
        Decode.Outlier => $"the squared distance from the centre, then {shape.ClassNames[1]} above the threshold, which Fit finds at its end",
        Decode.AllProbable => (shape.Loss.Scale == PredictionScale.Probabilities ? "the probabilities" : "sigmoid") + ", then every label above its threshold (0.5)",
        Decode.Transcript => "softmax over dim 2, then the most probable class of each step, repetitions merged and blanks left out",
        Decode.Candidate => "softmax over the candidates, then the most probable",
        Decode.Order => "the candidates by their scores, the highest first",
        Decode.Span => "softmax over the tokens, then the most probable span that ends where it starts or later",
        Decode.Embedding => "the embedding as it is",
        Decode.Rate => "the exponential: the expected count",
        Decode.Rank => "sigmoid, then the rank that more than half of the probability reaches",
        Decode.Quantiles => "the quantiles in ascending order",
        Decode.Normal => "the mean, and the square root of the exponential of the log-variance",
        _ => "the output as it is",
    } + (shape.IsScaled ? ", in the label's own units" : "");

    /// <summary>The tables that decoding needs: from class index to the user's value, and the quantiles.</summary>
    public static void WriteTables(SourceWriter writer, HeadShape shape)
    {
        if (shape.Head.Loss.Quantiles is { Count: > 0 } quantiles)
        {
            writer.Lines(
                $$"""
                /// <summary>The quantiles that are predicted.</summary>
                private static readonly double[] {{shape.Named("Quantiles")}} = { {{string.Join(", ", quantiles.Select(CSharpLiteral.Of))}} };

                /// <summary>The same, as the loss takes them.</summary>
                private static readonly float[] {{shape.Named("LossQuantiles")}} = { {{string.Join(", ", quantiles.Select(level => CSharpLiteral.Of(level) + "f"))}} };

                """);
        }

        if (shape.Decode is not (Decode.MostProbable or Decode.HighestScore or Decode.Rank or Decode.AllProbable or Decode.Transcript or Decode.KnownOrNot) || shape.LabelMember.Value == ValueForm.Flags)
            return;

        writer.Lines(
            $$"""
            /// <summary>The classes, in the order of their indices.</summary>
            private static readonly {{shape.ClassType}}[] {{shape.Named("Classes")}} = {{ClassTable(shape)}};

            """);
    }

    public static void WritePredict(SourceWriter writer, HeadShape shape)
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
        WriteDecode(writer, shape, "Forward(batch)", "predictions");
        writer.Close();
        writer.Line("return predictions;");
        writer.Close();
    }

    /// <summary>The method that turns the labels that apply into the user's own set.</summary>
    public static void WriteDecoding(SourceWriter writer, HeadShape shape)
    {
        if (shape.Decode != Decode.AllProbable)
            return;

        writer.Open(
            $"""
            /// <summary>The labels that apply, as {CSharpLiteral.Xml(shape.LabelMember.Name)} holds them.</summary>
            private static {shape.LabelType} {shape.Named("LabelsOf")}(global::System.ReadOnlySpan<bool> applies)
            """);
        if (shape.LabelMember is { Value: ValueForm.Flags, Enum: { } type })
        {
            writer.Line($"var labels = default({type.Type.Qualified});");
            for (var index = 0; index < type.Members.Count; index++)
            {
                writer.Line($"if (applies[{CSharpLiteral.Of(index)}])");
                writer.Line($"    labels |= {type.Expression(index)};").Gap();
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
                        labels.Add({{shape.Named("Classes")}}[index]);
                }

                """);
        }

        writer.Line("return labels;");
        writer.Close();
    }

    /// <summary>The statements that turn an output into predictions.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="shape">The head.</param>
    /// <param name="output">The output, shaped as the loss takes it.</param>
    /// <param name="predictions">The array that takes the predictions.</param>
    public static void WriteDecode(SourceWriter writer, HeadShape shape, string output, string predictions)
    {
        output = shape.Restore(output);
        const string Functional = "global::TorchSharp.torch.nn.functional.";
        var classes = shape.Named("Classes");
        var thresholds = shape.Named("Thresholds");
        var probabilities = shape.IsOnly ? "probabilities" : shape.Local + "Probabilities";
        var into = $"rows, {predictions}";
        switch (shape.Decode)
        {
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.Token:
                writer.Line($"var {probabilities} = {Softmax(output)};");
                Write(shape.LabelsWords
                    ? $"Words({probabilities}, {classes}, batch.Texts, batch.Length, {into})"
                    : $"Tokens({probabilities}, {classes}, batch.Lengths, batch.Length, {into})");
                break;
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.Pixel:
                writer.Line($"var {probabilities} = {Softmax(output)};");
                Write($"Masks({probabilities}, {classes}, height: {CSharpLiteral.Of(shape.Label.Shape[0])}, width: {CSharpLiteral.Of(shape.Label.Shape[1])}, {into})");
                break;
            case Decode.MostProbable when shape.Task.Unit == LabelUnit.NextToken:
                var logits = shape.IsOnly ? "logits" : shape.Local + "Logits";
                writer.Line($"var {logits} = global::LossGen.ModelOutput.AtLastToken({output}, batch.Lengths, batch.Length);");
                writer.Line($"var {probabilities} = {Softmax(logits)};");
                Write($"MostProbable({probabilities}, {classes}, {into})");
                break;
            case Decode.MostProbable:
                writer.Line($"var {probabilities} = {Softmax(output)};");
                Write($"MostProbable({probabilities}, {classes}, {into})");
                break;
            case Decode.KnownOrNot:
                writer.Line($"var {probabilities} = {Softmax(LossText.WithoutFeatures(shape, output))};");
                Write($"KnownOrNot({probabilities}, {classes}, {thresholds}, {into})");
                break;
            case Decode.HighestScore:
                Write($"HighestScore({output}, {classes}, {into})");
                break;
            case Decode.Probable:
                writer.Line($"var {probabilities} = {(shape.Loss.Scale == PredictionScale.Probabilities ? output : $"{Functional}sigmoid({output})")};");
                Write($"Probable({probabilities}, {thresholds}, {YesNo(shape)}, {into})");
                break;
            case Decode.Sign or Decode.Outlier:
                Write($"Sign({output}, {thresholds}, {YesNo(shape)}, {into})");
                break;
            case Decode.AllProbable:
                writer.Line($"var {probabilities} = {(shape.Loss.Scale == PredictionScale.Probabilities ? output : $"{Functional}sigmoid({output})")};");
                Write($"AllProbable({probabilities}, {thresholds}, {shape.Named("LabelsOf")}, {into})");
                break;
            case Decode.Rank:
                var conditional = shape.IsOnly ? "conditional" : shape.Local + "Conditional";
                writer.Line($"var {conditional} = {Functional}sigmoid({output}); // above rank k, given that rank k is reached");
                Write($"Ranks({conditional}, {classes}, {into})");
                break;
            case Decode.Transcript:
                writer.Line($"var {probabilities} = {Functional}softmax({output}, dim: 2);");
                Write($"Transcripts({probabilities}, {classes}, {into})");
                break;
            case Decode.Candidate:
                writer.Line($"var {probabilities} = {Functional}softmax({output}, dim: 1);");
                Write($"Candidates({probabilities}, batch.{(shape.HasCandidateRows ? "Candidates" : "Lengths")}, {into})");
                break;
            case Decode.Order:
                Write($"Rankings({output}, batch.{(shape.HasCandidateRows ? "Candidates" : "Lengths")}, {into})");
                break;
            case Decode.Span:
                var ends = shape.IsOnly ? "ends" : shape.Local + "Ends";
                writer.Line($"var {ends} = {Functional}softmax({output}, dim: 1);");
                Write($"Spans({ends}, batch.Lengths, {into})");
                break;
            case Decode.Quantiles:
                Write($"Quantiles({output}, {shape.Named("Quantiles")}, {into})");
                break;
            case Decode.Normal:
                Write($"Normals({output}, {into})");
                break;
            case Decode.Rate:
                Write($"Values({output}.exp(), {into})");
                break;
            default:
                Write($"{(shape.Label.Width > 0 || shape.Decode == Decode.Embedding ? "Vectors" : "Values")}({output}, {into})");
                break;
        }

        string Softmax(string from) => shape.Loss.Scale == PredictionScale.LogProbabilities ? from + ".exp()" : $"{Functional}softmax({from}, dim: 1)";

        void Write(string call) => writer.Line($"global::LossGen.Decode.{call};");
    }

    private static string YesNo(HeadShape shape) => shape.LabelMember.Enum is { } type
        ? $"negative: {type.Expression(0)}, positive: {type.Expression(1)}"
        : "negative: false, positive: true";

    private static string ClassTable(HeadShape shape) => shape.HasManyClasses && shape.Task.Kind != TaskKind.OpenSetClassification
        ? $"global::LossGen.ClassRange.Indices({CSharpLiteral.Of(shape.Classes)})"
        : $"{{ {string.Join(", ", ClassValues(shape))} }}";

    private static IEnumerable<string> ClassValues(HeadShape shape) => shape.KnownClassType switch
    {
        "bool" => ["false", "true"],
        "string" => shape.Label.Classes.Select(CSharpLiteral.Of),
        "int" => shape.Label.Classes,
        _ => shape.LabelMember.Enum!.Expressions,
    };

    /// <summary>An array creation, one element per example: the size goes before the brackets of an element type that is an array itself.</summary>
    public static string ArrayOf(string element) =>
        element.EndsWith("[]", StringComparison.Ordinal) ? element.Substring(0, element.Length - 2) + "[examples.Count][]" : element + "[examples.Count]";
}
