using System.Globalization;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The nested class that turns examples into tensors whose memory is reused.</summary>
internal static class BatchText
{
    /// <summary>The tensor that an input is, in words.</summary>
    public static string ShapeOf(TrainerShape shape, InputDeclaration input) => input.Form switch
    {
        InputForm.Columns => $"float32 [N, {input.Columns}]",
        InputForm.Lengths => $"int64 [{shape.SequencesInWords}]",
        InputForm.Indices => "int64 [N]",
        InputForm.Tokens or InputForm.Text or InputForm.TokenTypes => $"int64 [{shape.SequencesInWords}, L]",
        InputForm.Mask or InputForm.PaddingMask => $"bool [{shape.SequencesInWords}, L]",
        InputForm.Vectors => $"float32 [N, L, {input.Shape[0]}]",
        _ when input.Shape.Count > 0 => $"float32 [N, {string.Join(", ", input.Shape)}]",
        _ => "float32 [N, L]",
    };

    public static void Write(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(
            """
            /// <summary>One batch of examples as tensors; the memory is reused from step to step.</summary>
            private sealed class Batch : global::System.IDisposable
            """);
        WriteFields(writer, shape);
        WriteConstructor(writer, shape);
        WriteProperties(writer, shape);
        WriteFill(writer, shape);
        WriteFillFeatures(writer, shape);
        WriteMeasure(writer, shape);
        foreach (var head in shape.Heads)
            WriteFillTarget(writer, head);

        WriteDispose(writer, shape);
        writer.Close();
    }

    private static void WriteFields(SourceWriter writer, TrainerShape shape)
    {
        if (NeedsTrainer(shape))
            writer.Line($"private readonly {shape.Declaration.TrainerName} _trainer;");

        foreach (var input in shape.Declaration.Inputs)
        {
            writer.Line($"private readonly global::LossGen.BatchTensor<{Element(input)}> {Field(input)}; // {ShapeOf(shape, input).Substring(ShapeOf(shape, input).IndexOf('['))}");
            if (IsOpen(input))
                writer.Line($"private int {Field(input)}Length; // that of the first example: every other must have as many");
        }

        foreach (var head in shape.Heads)
            writer.Line($"private readonly global::LossGen.BatchTensor<{head.TargetElement}> {head.Named("_target")}; // {head.TargetShape.Substring(head.TargetShape.IndexOf('['))}");

        if (shape.Text is not null)
            writer.Line($"private global::LossGen.EncodedText[] _texts = global::System.Array.Empty<global::LossGen.EncodedText>(); // of each {(shape.Candidates is null ? "example" : "candidate")}, [{shape.SequencesInWords}]");

        if (shape.Steps is not null)
            writer.Line($"private int[] _lengths = global::System.Array.Empty<int>(); // of each sequence, [{shape.SequencesInWords}]");

        if (shape.Candidates is not null)
            writer.Line("private int[] _candidates = global::System.Array.Empty<int>(); // how many each example has, [N]");

        writer.Gap();
    }

    private static void WriteConstructor(SourceWriter writer, TrainerShape shape)
    {
        writer.Open($"public Batch({shape.Declaration.TrainerName} trainer)");
        if (NeedsTrainer(shape))
            writer.Line("_trainer = trainer;");

        foreach (var input in shape.Declaration.Inputs)
        {
            var sizes = input.Form switch
            {
                InputForm.Columns => [input.Columns],
                InputForm.Array => input.Shape.ToArray(),
                _ => [],
            };
            writer.Line($"{Field(input)} = new(trainer.Device{string.Concat(sizes.Select(size => ", " + CSharpLiteral.Of(size)))});");
        }

        foreach (var head in shape.Heads)
            writer.Line($"{head.Named("_target")} = new(trainer.Device{(head.TargetWidth > 0 ? ", " + CSharpLiteral.Of(head.TargetWidth) : "")});");

        writer.Close();
    }

    private static void WriteProperties(SourceWriter writer, TrainerShape shape)
    {
        writer.Line("public int Count { get; private set; }").Gap();
        foreach (var head in shape.Heads.Where(head => head.Task.Unit == LabelUnit.Transcript))
        {
            writer.Lines(
                $$"""
                /// <summary>S: the number of labels of the longest transcript, at least 1.</summary>
                public int {{head.LabelsPerExample}} { get; private set; }

                """);
        }

        foreach (var head in shape.Heads)
            writer.Line($"public double {head.Named("Denominator")} {{ get; private set; }}").Gap();

        if (shape.IsSeveral)
            SeveralHeadsText.WriteDenominator(writer, shape);

        if (shape.Steps is not null)
        {
            writer.Lines(
                $$"""
                /// <summary>L: the number of tokens of the longest sequence, at least 1.</summary>
                public int Length { get; private set; }

                /// <summary>The number of tokens of each sequence, [{{shape.SequencesInWords}}].</summary>
                public global::System.ReadOnlySpan<int> Lengths => new(_lengths, 0, {{(shape.Candidates is null ? "Count" : "Sequences")}});

                """);
            if (shape.Candidates is not null)
                CandidateText.WriteProperties(writer);

            if (shape.Heads.Any(head => head.LabelsWords))
                writer.Line("public global::System.ReadOnlySpan<global::LossGen.EncodedText> Texts => new(_texts, 0, Count);").Gap();
        }

        foreach (var input in shape.Declaration.Inputs)
            writer.Line($"public global::TorchSharp.torch.Tensor {input.Property} => {Field(input)}.Tensor;").Gap();

        foreach (var head in shape.Heads)
            writer.Line($"public global::TorchSharp.torch.Tensor {head.Named("Target")} => {head.Named("_target")}.Tensor;").Gap();
    }

    private static void WriteFill(SourceWriter writer, TrainerShape shape)
    {
        writer.Open($"public void Fill({Parameters(shape.Examples)})");
        writer.Line("FillFeatures(examples, rows);");
        foreach (var head in shape.Heads)
            writer.Line($"{head.Verb("Fill", "Target")}(examples, rows);");

        writer.Close();
        if (shape.IsSeveral)
            SeveralHeadsText.WriteAddTotals(writer, shape, Parameters(shape.Examples));
    }

    private static void WriteFillFeatures(SourceWriter writer, TrainerShape shape)
    {
        var inputs = shape.Declaration.Inputs;
        writer.Open($"public void FillFeatures({Parameters(shape.Examples)})");
        if (shape.Steps is not null)
            writer.Line("Measure(examples, rows);");

        // A stream shows its first example with its first batch, and not before.
        foreach (var input in inputs.Where(IsOpen))
        {
            writer.Line($"if ({Field(input)}Length == 0)");
            writer.Line($"    {Field(input)}Length = {FeatureText.Length(input.Features[0], "examples[rows[0]]." + input.Features[0].Identifier)};").Gap();
        }

        foreach (var input in inputs)
            writer.Line($"var {Local(input)} = {Field(input)}.Rows({(shape.Candidates is null ? "rows.Length" : "Sequences")}{(IsOpen(input) ? $", {Field(input)}Length" : input.Form == InputForm.Vectors ? $", Length, {CSharpLiteral.Of(input.Shape[0])}" : input.IsPadded ? ", Length" : "")});");

        if (shape.Candidates is not null)
            CandidateText.WriteFill(writer, shape, WriteInputs, inputs.Select(Empty));
        else
        {
            writer.Open("for (var row = 0; row < rows.Length; row++)");
            if (inputs.Any(input => input.Features.Count > 0 && input.Form != InputForm.Text))
                writer.Line("var example = examples[rows[row]];");

            WriteInputs();
            writer.Close();
        }

        writer.Line("Count = rows.Length;");
        writer.Close();

        void WriteInputs()
        {
            foreach (var input in inputs)
                WriteInput(writer, shape, input);
        }
    }

    /// <summary>The statement that makes of a batch of candidates a row that is none.</summary>
    private static string Empty(InputDeclaration input) => input.Form switch
    {
        InputForm.Text => $"{Local(input)}.Fill(_trainer.Texts.Encoder.Padding);",
        InputForm.Tokens => $"{Local(input)}.Fill({CSharpLiteral.Of(input.Padding)});",
        InputForm.PaddingMask => $"{Local(input)}.Fill(true);",
        _ => $"{Local(input)}.Clear();",
    };

    private static void WriteInput(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        var row = shape.Candidates is null ? "row" : "sequence";
        switch (input.Form)
        {
            case InputForm.Columns:
                WriteColumns(writer, shape, input);
                break;
            case InputForm.Tokens:
                WriteTokens(writer, shape, input);
                break;
            case InputForm.Text:
                writer.Line($"_texts[{row}].CopyTokensTo({Local(input)}.Slice({row} * Length, Length), _trainer.Texts.Encoder.Padding);");
                break;
            case InputForm.TokenTypes:
                writer.Line($"_texts[{row}].CopyTokenTypesTo({Local(input)}.Slice({row} * Length, Length));");
                break;
            case InputForm.Vectors:
                WriteVectors(writer, shape, input);
                break;
            case InputForm.Mask or InputForm.PaddingMask:
                var isMask = input.Form == InputForm.Mask ? "true" : "false";
                var isPadding = input.Form == InputForm.Mask ? "false" : "true";
                writer.Line($"{Local(input)}.Slice({row} * Length, _lengths[{row}]).Fill({isMask});");
                writer.Line($"{Local(input)}.Slice({row} * Length + _lengths[{row}], Length - _lengths[{row}]).Fill({isPadding});");
                break;
            case InputForm.Lengths:
                writer.Line($"{Local(input)}[{row}] = _lengths[{row}];");
                break;
            case InputForm.Indices:
                writer.Line($"{Local(input)}[row] = {FeatureText.Index(input.Features[0], input.Classes, Value(input.Features[0]), "rows[row]", NameOf(shape, input.Features[0]))};");
                break;
            default:
                var length = IsOpen(input) ? Field(input) + "Length" : CSharpLiteral.Of(input.Shape.Aggregate(1, (product, size) => product * size));
                writer.Line(FeatureText.Row("FiniteRow", input.Features[0], Value(input.Features[0]), $"{Local(input)}.Slice(row * {length}, {length})", "rows[row]", NameOf(shape, input.Features[0])) + ";");
                break;
        }
    }

    private static void WriteTokens(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        var feature = input.Features[0];
        var row = shape.Candidates is null ? "row" : "sequence";
        var value = feature.Candidates is null ? Value(feature) : CandidateText.At(feature, Value(feature), "candidate");
        WriteSameLength(writer, shape, input);
        if (feature.Enum is null)
        {
            var count = input.Classes > 0 ? CSharpLiteral.Of(input.Classes) : "int.MaxValue";
            writer.Line(FeatureText.Row("IndexRow", feature, value, $"{Local(input)}.Slice({row} * Length, Length)", "rows[row]", NameOf(shape, feature), $", count: {count}, filler: {CSharpLiteral.Of(input.Padding)}") + ";");
            return;
        }

        writer.Line($"for (var position = 0; position < _lengths[{row}]; position++)");
        writer.Line($"    {Local(input)}[{row} * Length + position] = {FeatureText.Index(feature, 0, FeatureText.At(feature, value, "position"), "rows[row]", NameOf(shape, feature))};");
        writer.Gap().Line($"{Local(input)}.Slice({row} * Length + _lengths[{row}], Length - _lengths[{row}]).Fill({CSharpLiteral.Of(input.Padding)});");
    }

    private static void WriteVectors(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        var feature = input.Features[0];
        var width = CSharpLiteral.Of(input.Shape[0]);
        WriteSameLength(writer, shape, input);
        writer.Line(FeatureText.Row("FiniteRow", feature, Value(feature), $"{Local(input)}.Slice(row * Length * {width}, _lengths[row] * {width})", "rows[row]", NameOf(shape, feature)) + ";");
        writer.Line($"{Local(input)}.Slice((row * Length + _lengths[row]) * {width}, (Length - _lengths[row]) * {width}).Clear();");
    }

    /// <summary>A sequence beside the one that decides the length must have as many steps.</summary>
    private static void WriteSameLength(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        if (input != shape.Steps)
            writer.Line($"global::LossGen.Check.SameLength({FeatureText.Steps(input, Value(input.Features[0]), "rows[row]", NameOf(shape, input.Features[0]))}, _lengths[row], rows[row], {NameOf(shape, input.Features[0])});").Gap();
    }

    /// <summary>The method that finds how long the sequences of a batch are, before anything is written.</summary>
    private static void WriteMeasure(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Steps is not { } tokens)
            return;

        var feature = tokens.Features[0];
        writer.Open($"private void Measure({Parameters(shape.Examples)})");
        if (shape.Candidates is { } candidates)
        {
            CandidateText.WriteMeasure(writer, shape, NameOf(shape, candidates));
            writer.Close();
            return;
        }

        writer.Line("if (_lengths.Length < rows.Length)");
        writer.Line("    _lengths = new int[rows.Length];").Gap();
        if (shape.Text is not null)
        {
            writer.Line("if (_texts.Length < rows.Length)");
            writer.Line("    _texts = new global::LossGen.EncodedText[rows.Length];").Gap();
        }

        writer.Line("Length = 1;");
        writer.Open("for (var row = 0; row < rows.Length; row++)");
        if (shape.Text is not null)
            writer.Line("_texts[row] = _trainer.Encode(examples[rows[row]], rows[row]);");

        writer.Line($"_lengths[row] = {(shape.Text is not null ? "_texts[row].Length" : FeatureText.Steps(tokens, $"examples[rows[row]].{feature.Identifier}", "rows[row]", NameOf(shape, feature)))};");
        writer.Line("Length = global::System.Math.Max(Length, _lengths[row]);");
        writer.Close();
        writer.Close();
    }

    private static void WriteColumns(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        var column = 0;
        foreach (var feature in input.Features)
        {
            var at = $"row * {CSharpLiteral.Of(input.Columns)} + {CSharpLiteral.Of(column)}";
            if (feature.Enum is { } type)
            {
                writer.Line($"{Local(input)}.Slice({at}, {CSharpLiteral.Of(type.Members.Count)}).Clear();");
                writer.Line($"{Local(input)}[{at} + (int)ClassIndexOf({Value(feature)}, rows[row], {NameOf(shape, feature)})] = 1f;");
            }
            else
            {
                writer.Line($"{Local(input)}[{at}] = global::LossGen.Check.Finite({Value(feature)}, rows[row], {NameOf(shape, feature)});");
            }

            column += InputDeclaration.ColumnsOf(feature);
        }
    }

    private static void WriteFillTarget(SourceWriter writer, HeadShape shape)
    {
        var width = shape.Task.HasManyLabels ? shape.LabelsPerExample : CSharpLiteral.Of(shape.TargetWidth);
        var encode = shape.Verb("Encode", "Target");
        writer.Open($"private void {shape.Verb("Fill", "Target")}({Parameters(shape.Examples)})");
        if (shape.Task.Unit == LabelUnit.Transcript)
        {
            writer.Line($"{width} = 1;");
            writer.Line("for (var row = 0; row < rows.Length; row++)");
            writer.Line($"    {width} = global::System.Math.Max({width}, {FeatureText.CheckedLength(shape.LabelMember, "examples[rows[row]]." + shape.LabelMember.Identifier, "rows[row]", $"nameof({shape.Example}.{shape.LabelMember.Identifier})")});");
            writer.Gap();
        }
        else if (shape.Task.Unit == LabelUnit.Candidate && shape.HasCandidateRows)
        {
            width = "most";
            writer.Line("var most = 1; // C: the most candidates of an example");
            writer.Line("foreach (var count in Candidates)");
            writer.Line("    most = global::System.Math.Max(most, count);").Gap();
        }

        writer.Line($"var target = {shape.Named("_target")}.Rows(rows.Length{(shape.Task.Unit == LabelUnit.Candidate ? ", " + width : shape.Task.HasManyLabels ? " * " + width : "")});");
        writer.Line("for (var row = 0; row < rows.Length; row++)");
        writer.Line(shape.TargetWidth > 0 || shape.Task.HasManyLabels
            ? $"    {encode}(examples[rows[row]], {(shape.LabelsWords ? "_texts[row], " : "")}rows[row], target.Slice(row * {width}, {width}));"
            : $"    target[row] = {encode}(examples[rows[row]], rows[row]);");
        writer.Gap();
        writer.Line($"{shape.Named("Denominator")} = {Denominator(shape)};");
        writer.Close();
    }

    private static string Denominator(HeadShape shape) => shape.Loss.Denominator switch
    {
        LossDenominator.TargetWeights => $"_trainer.{shape.Named("_classWeights")}.Sum(target{(shape.Ignores ? ", " + CSharpLiteral.Of(shape.IgnoreIndex) : "")})",
        LossDenominator.Labels => shape.Ignores ? $"global::LossGen.LabelCounts.Labelled(target, ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)})"
            : shape.TargetWidth > 0 || shape.Task.Unit == LabelUnit.Candidate ? "rows.Length" : "target.Length",
        LossDenominator.Anchors => "global::LossGen.LabelCounts.Anchors(target)",
        LossDenominator.Normals => "global::LossGen.LabelCounts.Normals(target)",
        LossDenominator.Examples => "rows.Length",
        LossDenominator.Outputs => $"rows.Length * {CSharpLiteral.Of(shape.OutputWidth)}",
        LossDenominator.Questions => $"global::LossGen.Losses.CornDenominator(target, classes: {CSharpLiteral.Of(shape.Classes)})",
        _ => "target.Length",
    };

    private static void WriteDispose(SourceWriter writer, TrainerShape shape)
    {
        writer.Open("public void Dispose()");
        foreach (var input in shape.Declaration.Inputs)
            writer.Line($"{Field(input)}.Dispose();");

        foreach (var head in shape.Heads)
            writer.Line($"{head.Named("_target")}.Dispose();");

        writer.Close();
    }

    private static bool NeedsTrainer(TrainerShape shape) => shape.Text is not null || shape.Heads.Any(head => head.Loss.Denominator == LossDenominator.TargetWeights);

    private static bool IsOpen(InputDeclaration input) => input.Form == InputForm.Array && input.Shape.Count == 0;

    private static string Element(InputDeclaration input) => input.Form switch
    {
        InputForm.Indices or InputForm.Tokens or InputForm.Text or InputForm.TokenTypes or InputForm.Lengths => "long",
        InputForm.Mask or InputForm.PaddingMask => "bool",
        _ => "float",
    };

    private static string Parameters(string list) => $"{list} examples, global::System.ReadOnlySpan<int> rows";

    private static string Value(MemberDeclaration feature) => "example." + feature.Identifier;

    private static string NameOf(TrainerShape shape, MemberDeclaration feature) => $"nameof({shape.Example}.{feature.Identifier})";

    private static string Field(InputDeclaration input)
    {
        var field = "_" + char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return field is "_trainer" or "_target" or "_lengths" or "_texts" or "_candidates" ? field + "Input" : field;
    }

    /// <summary>A local of the fill method that no parameter or other local can be named like.</summary>
    private static string Local(InputDeclaration input)
    {
        var name = char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return name is "examples" or "rows" or "row" or "example" or "position" or "sequence" or "candidate" ? name + "Input" : CSharpIdentifier.Escape(name);
    }
}
