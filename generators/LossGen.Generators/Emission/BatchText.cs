using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The nested class that turns examples into tensors whose memory is reused.</summary>
internal static class BatchText
{
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

        if (shape.PreparesFeatures)
            writer.Line("private readonly PreparedMembers _prepared;");

        foreach (var input in shape.Declaration.Inputs)
        {
            writer.Line($"private readonly global::LossGen.BatchTensor<{InputText.Element(input)}> {InputText.Field(input)}; // {InputText.ShapeOf(shape, input).Substring(InputText.ShapeOf(shape, input).IndexOf('['))}");
            if (InputText.IsOpen(input))
                writer.Line($"private int {InputText.Field(input)}Length; // that of the first example: every other must have as many");
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

        if (shape.PreparesFeatures)
            writer.Line("_prepared = trainer.Preparation;");

        foreach (var input in shape.Declaration.Inputs)
        {
            var sizes = input.Form switch
            {
                InputForm.Columns => [input.Columns],
                InputForm.Array => input.Shape.ToArray(),
                _ => [],
            };
            writer.Line($"{InputText.Field(input)} = new(trainer.Device{string.Concat(sizes.Select(size => ", " + CSharpLiteral.Of(size)))});");
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
            writer.Line($"public global::TorchSharp.torch.Tensor {input.Property} => {InputText.Field(input)}.Tensor;").Gap();

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
        foreach (var input in inputs.Where(InputText.IsOpen))
        {
            writer.Line($"if ({InputText.Field(input)}Length == 0)");
            writer.Line($"    {InputText.Field(input)}Length = {FeatureText.Length(input.Features[0], "examples[rows[0]]." + input.Features[0].Identifier)};").Gap();
        }

        foreach (var input in inputs)
            writer.Line($"var {InputText.Local(input)} = {InputText.Field(input)}.Rows({(shape.Candidates is null ? "rows.Length" : "Sequences")}{(InputText.IsOpen(input) ? $", {InputText.Field(input)}Length" : input.Form == InputForm.Vectors ? $", Length, {CSharpLiteral.Of(input.Shape[0])}" : input.IsPadded ? ", Length" : "")});");

        if (shape.Candidates is not null)
            CandidateText.WriteFill(writer, shape, WriteInputs, inputs.Select(InputText.Empty));
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
                InputText.Write(writer, shape, input);
        }
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
            CandidateText.WriteMeasure(writer, shape, InputText.NameOf(shape, candidates));
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

        writer.Line($"_lengths[row] = {(shape.Text is not null ? "_texts[row].Length" : FeatureText.Steps(tokens, $"examples[rows[row]].{feature.Identifier}", "rows[row]", InputText.NameOf(shape, feature)))};");
        writer.Line("Length = global::System.Math.Max(Length, _lengths[row]);");
        writer.Close();
        writer.Close();
    }

    private static void WriteFillTarget(SourceWriter writer, HeadShape shape)
    {
        var width = shape.Task.HasManyLabels ? shape.LabelsPerExample : CSharpLiteral.Of(shape.TargetWidth);
        var encode = (shape.IsScaled ? "_trainer." : "") + shape.Verb("Encode", "Target");
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
            writer.Line($"{InputText.Field(input)}.Dispose();");

        foreach (var head in shape.Heads)
            writer.Line($"{head.Named("_target")}.Dispose();");

        writer.Close();
    }

    private static bool NeedsTrainer(TrainerShape shape) => shape.Text is not null || shape.Heads.Any(head => head.IsScaled || head.Loss.Denominator == LossDenominator.TargetWeights);

    private static string Parameters(string list) => $"{list} examples, global::System.ReadOnlySpan<int> rows";
}
