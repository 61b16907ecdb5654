using System.Globalization;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>The nested class that turns examples into tensors whose memory is reused.</summary>
internal static class BatchText
{
    /// <summary>The tensor that an input is, in words.</summary>
    public static string ShapeOf(InputDeclaration input) => input.Form switch
    {
        InputForm.Columns => $"float32 [N, {input.Columns}]",
        InputForm.Indices => "int64 [N]",
        _ when input.Shape.Count > 0 => $"float32 [N, {string.Join(", ", input.Shape)}]",
        _ => "float32 [N, L]",
    };

    /// <summary>What the batch is constructed with.</summary>
    public static string Arguments(TrainerShape shape, string examples) => HasOpenLength(shape) ? $"this, {examples}" : "this";

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
        WriteFillTarget(writer, shape);
        WriteDispose(writer, shape);
        writer.Close();
    }

    private static void WriteFields(SourceWriter writer, TrainerShape shape)
    {
        if (NeedsTrainer(shape))
            writer.Line($"private readonly {shape.Declaration.TrainerName} _trainer;");

        foreach (var input in shape.Declaration.Inputs)
        {
            writer.Line($"private readonly global::LossGen.BatchTensor<{Element(input)}> {Field(input)}; // {ShapeOf(input).Substring(ShapeOf(input).IndexOf('['))}");
            if (IsOpen(input))
                writer.Line($"private readonly int {Field(input)}Length;");
        }

        writer.Line($"private readonly global::LossGen.BatchTensor<{shape.TargetElement}> _target; // {shape.TargetShape.Substring(shape.TargetShape.IndexOf('['))}");
        writer.Gap();
    }

    private static void WriteConstructor(SourceWriter writer, TrainerShape shape)
    {
        writer.Open(HasOpenLength(shape)
            ? $"public Batch({shape.Declaration.TrainerName} trainer, {shape.Examples} examples)"
            : $"public Batch({shape.Declaration.TrainerName} trainer)");
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
            if (IsOpen(input))
            {
                var first = "examples[0]." + input.Features[0].Identifier;
                writer.Line($"{Field(input)}Length = examples.Count == 0 ? 0 : {FeatureText.Length(input.Features[0], first)}; // every example must have as many");
            }
        }

        writer.Line($"_target = new(trainer.Device{(shape.TargetWidth > 0 ? ", " + CSharpLiteral.Of(shape.TargetWidth) : "")});");
        writer.Close();
    }

    private static void WriteProperties(SourceWriter writer, TrainerShape shape)
    {
        writer.Line("public int Count { get; private set; }").Gap();
        writer.Line("public double Denominator { get; private set; }").Gap();
        foreach (var input in shape.Declaration.Inputs)
            writer.Line($"public global::TorchSharp.torch.Tensor {input.Property} => {Field(input)}.Tensor;").Gap();

        writer.Line("public global::TorchSharp.torch.Tensor Target => _target.Tensor;").Gap();
    }

    private static void WriteFill(SourceWriter writer, TrainerShape shape)
    {
        writer.Open($"public void Fill({Parameters(shape)})");
        writer.Line("FillFeatures(examples, rows);");
        writer.Line("FillTarget(examples, rows);");
        writer.Close();
    }

    private static void WriteFillFeatures(SourceWriter writer, TrainerShape shape)
    {
        var inputs = shape.Declaration.Inputs;
        writer.Open($"public void FillFeatures({Parameters(shape)})");
        foreach (var input in inputs)
            writer.Line($"var {Local(input)} = {Field(input)}.Rows(rows.Length{(IsOpen(input) ? $", {Field(input)}Length" : "")});");

        writer.Open("for (var row = 0; row < rows.Length; row++)");
        writer.Line("var example = examples[rows[row]];");
        foreach (var input in inputs)
            WriteInput(writer, shape, input);

        writer.Close();
        writer.Line("Count = rows.Length;");
        writer.Close();
    }

    private static void WriteInput(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        switch (input.Form)
        {
            case InputForm.Columns:
                WriteColumns(writer, shape, input);
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

    private static void WriteFillTarget(SourceWriter writer, TrainerShape shape)
    {
        var width = CSharpLiteral.Of(shape.TargetWidth);
        writer.Open($"private void FillTarget({Parameters(shape)})");
        writer.Line("var target = _target.Rows(rows.Length);");
        writer.Line("for (var row = 0; row < rows.Length; row++)");
        writer.Line(shape.TargetWidth > 0
            ? $"    EncodeTarget(examples[rows[row]], rows[row], target.Slice(row * {width}, {width}));"
            : "    target[row] = EncodeTarget(examples[rows[row]], rows[row]);");
        writer.Gap();
        writer.Line($"Denominator = {Denominator(shape)};");
        writer.Close();
    }

    private static string Denominator(TrainerShape shape) => shape.Loss.Denominator switch
    {
        LossDenominator.TargetWeights => $"_trainer._classWeights.Sum(target{(shape.Ignores ? ", " + CSharpLiteral.Of(shape.IgnoreIndex) : "")})",
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

        writer.Line("_target.Dispose();");
        writer.Close();
    }

    private static bool NeedsTrainer(TrainerShape shape) => shape.Loss.Denominator == LossDenominator.TargetWeights;

    private static bool HasOpenLength(TrainerShape shape) => shape.Declaration.Inputs.Any(IsOpen);

    private static bool IsOpen(InputDeclaration input) => input.Form == InputForm.Array && input.Shape.Count == 0;

    private static string Element(InputDeclaration input) => input.Form == InputForm.Indices ? "long" : "float";

    private static string Parameters(TrainerShape shape) => $"{shape.Examples} examples, global::System.ReadOnlySpan<int> rows";

    private static string Value(MemberDeclaration feature) => "example." + feature.Identifier;

    private static string NameOf(TrainerShape shape, MemberDeclaration feature) => $"nameof({shape.Example}.{feature.Identifier})";

    private static string Field(InputDeclaration input)
    {
        var field = "_" + char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return field is "_trainer" or "_target" ? field + "Input" : field;
    }

    /// <summary>A local of the fill method that no parameter or other local can be named like.</summary>
    private static string Local(InputDeclaration input)
    {
        var name = char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return name is "examples" or "rows" or "row" or "example" ? name + "Input" : CSharpIdentifier.Escape(name);
    }
}
