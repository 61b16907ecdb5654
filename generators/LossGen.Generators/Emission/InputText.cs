using System.Globalization;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>An input of the model in a batch: what holds it, and how a row of it is written.</summary>
internal static class InputText
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

    /// <summary>Whether the first example decides how long each row is.</summary>
    public static bool IsOpen(InputDeclaration input) => input.Form == InputForm.Array && input.Shape.Count == 0;

    /// <summary>The type of its elements.</summary>
    public static string Element(InputDeclaration input) => input.Form switch
    {
        InputForm.Indices or InputForm.Tokens or InputForm.Text or InputForm.TokenTypes or InputForm.Lengths => "long",
        InputForm.Mask or InputForm.PaddingMask => "bool",
        _ => "float",
    };

    /// <summary>The statement that makes of a batch of candidates a row that is none.</summary>
    public static string Empty(InputDeclaration input) => input.Form switch
    {
        InputForm.Text => $"{Local(input)}.Fill(_trainer.Texts.Encoder.Padding);",
        InputForm.Tokens => $"{Local(input)}.Fill({CSharpLiteral.Of(input.Padding)});",
        InputForm.PaddingMask => $"{Local(input)}.Fill(true);",
        _ => $"{Local(input)}.Clear();",
    };

    /// <summary>The statements that write one row of an input.</summary>
    public static void Write(SourceWriter writer, TrainerShape shape, InputDeclaration input)
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
                if (input.Features[0].Preparation is { Categories: not null })
                {
                    writer.Line($"{Local(input)}[row] = _prepared.{shape.PreparedName(input.Features[0])}.IndexOf({Value(input.Features[0])}, rows[row]);");
                    break;
                }

                writer.Line($"{Local(input)}[row] = {FeatureText.Index(input.Features[0], input.Classes, Value(input.Features[0]), "rows[row]", NameOf(shape, input.Features[0]))};");
                break;
            default:
                var length = IsOpen(input) ? Field(input) + "Length" : CSharpLiteral.Of(input.Shape.Aggregate(1, (product, size) => product * size));
                writer.Line(FeatureText.Row("FiniteRow", input.Features[0], Value(input.Features[0]), $"{Local(input)}.Slice(row * {length}, {length})", "rows[row]", NameOf(shape, input.Features[0])) + ";");
                PreparationText.WriteApply(writer, shape, input.Features[0], $"{Local(input)}.Slice(row * {length}, {length})");
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
        PreparationText.WriteApply(writer, shape, feature, $"{Local(input)}.Slice(row * Length * {width}, _lengths[row] * {width})");
        writer.Line($"{Local(input)}.Slice((row * Length + _lengths[row]) * {width}, (Length - _lengths[row]) * {width}).Clear();");
    }

    /// <summary>A sequence beside the one that decides the length must have as many steps.</summary>
    private static void WriteSameLength(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        if (input != shape.Steps)
            writer.Line($"global::LossGen.Check.SameLength({FeatureText.Steps(input, Value(input.Features[0]), "rows[row]", NameOf(shape, input.Features[0]))}, _lengths[row], rows[row], {NameOf(shape, input.Features[0])});").Gap();
    }

    private static void WriteColumns(SourceWriter writer, TrainerShape shape, InputDeclaration input)
    {
        var column = 0;
        foreach (var feature in input.Features)
        {
            var at = $"row * {CSharpLiteral.Of(input.Columns)} + {CSharpLiteral.Of(column)}";
            if (feature.Preparation is not null)
            {
                PreparationText.WriteColumns(writer, shape, input, feature, Value(feature), column);
            }
            else if (feature.Enum is { } type)
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

    private static string Value(MemberDeclaration feature) => "example." + feature.Identifier;

    /// <summary>What messages call a member.</summary>
    public static string NameOf(TrainerShape shape, MemberDeclaration feature) => $"nameof({shape.Example}.{feature.Identifier})";

    /// <summary>The field of the batch that holds it.</summary>
    public static string Field(InputDeclaration input)
    {
        var field = "_" + char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return field is "_trainer" or "_prepared" or "_target" or "_lengths" or "_texts" or "_candidates" ? field + "Input" : field;
    }

    /// <summary>A local of the fill method that no parameter or other local can be named like.</summary>
    public static string Local(InputDeclaration input)
    {
        var name = char.ToLower(input.Property[0], CultureInfo.InvariantCulture) + input.Property.Substring(1);
        return name is "examples" or "rows" or "row" or "example" or "position" or "sequence" or "candidate" ? name + "Input" : CSharpIdentifier.Escape(name);
    }
}
