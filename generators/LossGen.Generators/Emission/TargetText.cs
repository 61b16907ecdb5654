using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>How the label of one example becomes its part of the target tensor.</summary>
internal static class TargetText
{
    public static void WriteEncoding(SourceWriter writer, HeadShape shape)
    {
        var label = "example." + shape.LabelMember.Identifier;
        var name = $"nameof({shape.Example}.{shape.LabelMember.Identifier})";
        var summary = $"/// <summary>The {CSharpLiteral.Xml(shape.LabelMember.Name)} of one example as target: {CSharpLiteral.Xml(shape.Encoding.Name)}, {ElementInWords(shape)}.</summary>";
        if (shape.Task.HasManyLabels)
        {
            writer.Open(
                $"""
                /// <summary>The {CSharpLiteral.Xml(shape.LabelMember.Name)} of one example as targets: {ManyInWords(shape)}.</summary>
                private static void {shape.Verb("Encode", "Target")}({shape.Example} example, {(shape.LabelsWords ? "global::LossGen.EncodedText text, " : "")}int index, global::System.Span<{shape.TargetElement}> target)
                """);
            WriteMany(writer, shape, label, name);
            writer.Close();
        }
        else if (shape.TargetWidth > 0)
        {
            writer.Open(
                $"""
                {summary}
                private {(shape.IsScaled ? "" : "static ")}void {shape.Verb("Encode", "Target")}({shape.Example} example, int index, global::System.Span<{shape.TargetElement}> target)
                """);
            WriteRow(writer, shape, label, name);
            if (shape.IsScaled)
                writer.Line(shape.Prepare("Apply(target, index);"));

            writer.Close();
        }
        else if (shape.Label.Encoding is LabelEncoding.Binary or LabelEncoding.SignedBinary && shape.LabelMember.Enum is { } type)
        {
            var negative = shape.Label.Encoding == LabelEncoding.Binary ? "0f" : "-1f";
            writer.Open(
                $"""
                {summary}
                private static float {shape.Verb("Encode", "Target")}({shape.Example} example, int index) => {label} switch
                """);
            writer.Lines(
                $"""
                {type.Expression(0)} => {negative},
                {type.Expression(1)} => 1f,
                """);
            if (shape.LabelMember.IsOptional)
                writer.Line("null => 0f, // not known");

            writer.Line($"_ => throw global::LossGen.DataException.UndefinedLabel(index, {name}, {label}),");
            writer.Close(";");
        }
        else
        {
            writer.Lines(
                $"""
                {summary}
                private {(shape.IsScaled ? "" : "static ")}{shape.TargetElement} {shape.Verb("Encode", "Target")}({shape.Example} example, int index) =>
                    {(shape.IsScaled ? shape.Prepare($"Of({label}, index)") : shape.LabelMember.IsOptional ? $"{label} is {{ }} known ? {Known(Scalar(shape, "known", name))} : {(shape.Encoding.IsIntegral ? "-1L" : "0f")}" : Scalar(shape, label, name))};

                """);
        }

    }

    /// <summary>The methods that turn enums into class indices, each once.</summary>
    public static void WriteClassIndices(SourceWriter writer, TrainerShape shape)
    {
        foreach (var indexed in shape.IndexedEnums)
            WriteClassIndex(writer, indexed);
    }

    private static string ManyInWords(HeadShape shape) => shape.Task.Unit switch
    {
        LabelUnit.Token when shape.LabelsWords => $"a class index for the first token of each word, {CSharpLiteral.Of(shape.IgnoreIndex)} for the others",
        LabelUnit.Token => $"a class index per token, {CSharpLiteral.Of(shape.IgnoreIndex)} behind the last",
        LabelUnit.NextToken => $"for each token the one that follows, {CSharpLiteral.Of(shape.IgnoreIndex)} where none does",
        LabelUnit.Candidate => "how relevant each candidate is, minus infinity behind the last",
        LabelUnit.Transcript => $"the class indices in order, {CSharpLiteral.Of(shape.IgnoreIndex)} behind the last",
        _ => "a class index per pixel, row after row",
    };

    /// <summary>The labels of tokens or pixels.</summary>
    private static void WriteMany(SourceWriter writer, HeadShape shape, string label, string name)
    {
        var member = shape.LabelMember;
        var isNext = shape.Task.Unit == LabelUnit.NextToken;
        var length = FeatureText.CheckedLength(member, label, "index", name);
        writer.Line($"var count = {(isNext ? $"global::System.Math.Max(0, {length} - 1)" : length)};");
        switch (shape.Task.Unit)
        {
            case LabelUnit.Token:
                var tokens = shape.Steps!.Features[0];
                writer.Line($"global::LossGen.Check.SameLength(count, {FeatureText.CheckedLength(tokens, "example." + tokens.Identifier, "index", $"nameof({shape.Example}.{tokens.Identifier})")}, index, {name});");
                break;
            case LabelUnit.Transcript:
                var steps = shape.Steps!;
                writer.Line($"var steps = {FeatureText.Steps(steps, "example." + steps.Features[0].Identifier, "index", $"nameof({shape.Example}.{steps.Features[0].Identifier})")};");
                break;
            case LabelUnit.Candidate:
                writer.Line($"global::LossGen.Check.PerCandidate(count, {Candidates(shape)}, index, {name});");
                writer.Line("for (var position = 0; position < count; position++)");
                writer.Line($"    target[position] = {Relevance(member, FeatureText.At(member, label, "position"), name)};");
                writer.Gap().Line("target.Slice(count).Fill(float.NegativeInfinity); // so that a softmax gives it no share");
                return;
            case LabelUnit.Pixel:
                writer.Line($"global::LossGen.Check.Length(count, target.Length, index, {name});");
                break;
        }

        if (shape.LabelsWords)
        {
            writer.Line($"target.Fill({CSharpLiteral.Of(shape.IgnoreIndex)});");
            writer.Line("for (var word = 0; word < text.WordStarts.Length; word++) // those behind were cut off");
            writer.Line($"    target[text.WordStarts[word]] = {FeatureText.Index(member, shape.Classes, FeatureText.At(member, label, "word"), "index", name)};");
            return;
        }

        if (member.Value == ValueForm.Integer && !isNext)
        {
            writer.Line(FeatureText.Row("IndexRow", member, label, "target", "index", name, $", count: {CSharpLiteral.Of(shape.Classes)}, filler: {(shape.Ignores ? CSharpLiteral.Of(shape.IgnoreIndex) : "0")}") + ";");
            CheckTranscript();
            return;
        }

        writer.Line("for (var position = 0; position < count; position++)");
        writer.Line($"    target[position] = {FeatureText.Index(member, shape.Classes, FeatureText.At(member, label, isNext ? "position + 1" : "position"), "index", name)};");
        if (shape.Task.Unit != LabelUnit.Pixel)
            writer.Gap().Line($"target.Slice(count).Fill({CSharpLiteral.Of(shape.IgnoreIndex)});");

        CheckTranscript();

        void CheckTranscript()
        {
            if (shape.Task.Unit == LabelUnit.Transcript)
                writer.Line($"global::LossGen.Check.Transcript(target.Slice(0, count), steps, index, {name});");
        }
    }

    /// <summary>How many candidates an example has.</summary>
    private static string Candidates(HeadShape shape)
    {
        var member = shape.Steps!.Candidates ?? shape.Steps.Features[0];
        var (value, name) = ("example." + member.Identifier, $"nameof({shape.Example}.{member.Identifier})");
        return shape.HasCandidateRows ? CandidateText.Count(member, value, "index", name) : FeatureText.Steps(shape.Steps, value, "index", name);
    }

    private static string Relevance(MemberDeclaration member, string value, string name) => member.Value switch
    {
        ValueForm.Enum => $"ClassIndexOf({value}, index, {name})",
        ValueForm.Boolean => $"{value} ? 1f : 0f",
        _ => $"global::LossGen.Check.Relevance({value}, index, {name})",
    };

    private static void WriteRow(SourceWriter writer, HeadShape shape, string label, string name)
    {
        var member = shape.LabelMember;
        switch (shape.Label.Encoding, member)
        {
            case (LabelEncoding.Span, _):
                var tokens = shape.Steps!.Features[0];
                writer.Line($"global::LossGen.Check.Span({label}, {FeatureText.CheckedLength(tokens, "example." + tokens.Identifier, "index", $"nameof({shape.Example}.{tokens.Identifier})")}, target, index, {name});");
                break;
            case (LabelEncoding.OneHot, { IsSingle: true }):
                writer.Line("target.Clear();");
                writer.Line($"target[(int){Index(shape, label, name)}] = 1f;");
                break;
            case (LabelEncoding.MultiHot, { Value: ValueForm.Flags }):
                WriteFlags(writer, member.Enum!, label, name);
                break;
            case (LabelEncoding.MultiHot, { Value: ValueForm.Enum }) or (LabelEncoding.ClassIndices, _):
                writer.Line("target.Clear();");
                writer.Line($"foreach (var one in {(member.Collection == CollectionForm.Memory ? label + ".Span" : $"global::LossGen.Check.Listed({label}, index, {name})")})");
                writer.Line($"    global::LossGen.Check.Mark(target, {FeatureText.Index(member, shape.Classes, "one", "index", name)}, one, index, {name});");
                break;
            default:
                writer.Line(FeatureText.Row(RowCheck(shape.Label.Encoding), member, label, "target", "index", name) + ";");
                if (shape.Loss.TargetRange != TargetRange.Any)
                {
                    writer.Line("foreach (var value in target)");
                    writer.Line($"    global::LossGen.Check.{shape.Loss.TargetRange}(value, index, {name});");
                }

                break;
        }
    }

    private static string RowCheck(LabelEncoding encoding) => encoding switch
    {
        LabelEncoding.OneHot => "OneHotRow",
        LabelEncoding.Probabilities => "ProbabilitiesRow",
        LabelEncoding.MultiHot => "MultiHotRow",
        _ => "FiniteRow",
    };

    private static void WriteFlags(SourceWriter writer, EnumDeclaration type, string label, string name)
    {
        var members = type.Expressions.ToArray();
        writer.Lines(
            $"""
            if (({label} & ~({string.Join(" | ", members)})) != 0)
                throw global::LossGen.DataException.UndefinedLabel(index, {name}, {label});

            """);
        for (var index = 0; index < members.Length; index++)
            writer.Line($"target[{CSharpLiteral.Of(index)}] = ({label} & {members[index]}) != 0 ? 1f : 0f;");
    }

    /// <summary>An expression that can stand between ? and :.</summary>
    private static string Known(string expression) => expression.Contains(" ? ") ? $"({expression})" : expression;

    private static string Scalar(HeadShape shape, string label, string name) => (shape.Label.Encoding, shape.LabelMember.Value) switch
    {
        (LabelEncoding.ClassIndex or LabelEncoding.Rank, _) => Index(shape, label, name),
        (LabelEncoding.Choice, _) => $"global::LossGen.Check.Choice({label}, {Candidates(shape)}, index, {name})",
        (LabelEncoding.Count, _) => $"global::LossGen.Check.Count({label}, index, {name})",
        (LabelEncoding.Real, _) when shape.Loss.TargetRange != TargetRange.Any => $"global::LossGen.Check.{shape.Loss.TargetRange}({label}, index, {name})",
        (LabelEncoding.Binary, ValueForm.Boolean) => $"{label} ? 1f : 0f",
        (LabelEncoding.SignedBinary, ValueForm.Boolean) => $"{label} ? 1f : -1f",
        (LabelEncoding.Binary, _) => $"global::LossGen.Check.ZeroOne({label}, index, {name})",
        (LabelEncoding.SignedBinary, _) => $"global::LossGen.Check.Sign({label}, index, {name})",
        _ => $"global::LossGen.Check.Finite({label}, index, {name})",
    };

    private static string Index(HeadShape shape, string label, string name) => shape.LabelMember.Value switch
    {
        ValueForm.Enum => $"ClassIndexOf({label}, index, {name})",
        ValueForm.Boolean => $"({label} ? 1L : 0L)",
        _ => $"global::LossGen.Check.ClassIndex({label}, {CSharpLiteral.Of(shape.Classes)}, {(shape.Ignores ? CSharpLiteral.Of(shape.IgnoreIndex) + ", " : "")}index, {name})",
    };

    private static void WriteClassIndex(SourceWriter writer, EnumDeclaration type)
    {
        writer.Open(
            $"""
            /// <summary>The class index of a value, in the order of the enum's values.</summary>
            private static long ClassIndexOf({type.Type.Qualified} value, int index, string member) => value switch
            """);
        for (var index = 0; index < type.Members.Count; index++)
            writer.Line($"{type.Expression(index)} => {CSharpLiteral.Of(index)},");

        writer.Line("_ => throw global::LossGen.DataException.UndefinedLabel(index, member, value),");
        writer.Close(";");
    }

    private static string ElementInWords(HeadShape shape) => shape.TargetWidth > 0 ? $"{(shape.Encoding.IsIntegral ? "int64" : "float32")} [{shape.TargetWidth}]" : shape.Encoding.IsIntegral ? "int64" : "float32";
}
