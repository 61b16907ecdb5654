using LossGen.Catalog;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>How the labels of each class are counted, for balanced weights.</summary>
internal static class CountingText
{
    public static void Write(SourceWriter writer, HeadShape shape)
    {
        if (shape.TakesClassWeights)
        {
            writer.Open(
                $"""
                /// <summary>How many of the examples belong to each class.</summary>
                private {(shape.LabelsWords ? "" : "static ")}long[] {shape.Verb("Count", "Classes")}({shape.Examples} examples)
                """);
            writer.Line($"var counts = new long[{CSharpLiteral.Of(shape.Classes)}];");
            if (shape.Task.HasManyLabels)
                WriteManyCounting(writer, shape);
            else if (shape.TargetWidth > 0)
                WriteRowCounting(writer, shape, "AddMostProbable");
            else
                WriteIndexCounting(writer, shape);

            writer.Line("return counts;");
            writer.Close();
        }

        if (!shape.TakesPositiveWeight)
            return;

        if (shape.TargetWidth > 0)
        {
            writer.Open(
                $"""
                /// <summary>To how many of the examples each label applies.</summary>
                private static long[] {shape.Verb("Count", "Positives")}({shape.Examples} examples)
                """);
            writer.Line($"var counts = new long[{CSharpLiteral.Of(shape.Classes)}];");
            WriteRowCounting(writer, shape, "AddEach");
            writer.Line("return counts;");
            writer.Close();
            return;
        }

        writer.Open(
            $"""
            /// <summary>How many of the examples are positive.</summary>
            private static long {shape.Verb("Count", "Positives")}({shape.Examples} examples)
            """);
        writer.Lines(
            $$"""
            var count = 0L;
            for (var index = 0; index < examples.Count; index++)
            {
                if ({{shape.Verb("Encode", "Target")}}(examples[index], index) > 0f)
                    count++;
            }

            return count;
            """);
        writer.Close();
    }

    private static void WriteManyCounting(SourceWriter writer, HeadShape shape)
    {
        var isMask = shape.Task.Unit == LabelUnit.Pixel;
        if (isMask)
            writer.Line($"var target = new long[{shape.LabelsPerExample}];");

        writer.Open("for (var index = 0; index < examples.Count; index++)");
        if (shape.LabelsWords)
        {
            writer.Line("var text = Encode(examples[index], index);");
            writer.Line("var target = new long[text.Length];");
        }
        else if (!isMask)
            writer.Line($"var target = new long[{FeatureText.CheckedLength(shape.LabelMember, "examples[index]." + shape.LabelMember.Identifier, "index", $"nameof({shape.Example}.{shape.LabelMember.Identifier})")}];");

        writer.Line($"{shape.Verb("Encode", "Target")}(examples[index], {(shape.LabelsWords ? "text, " : "")}index, target);");
        writer.Line($"global::LossGen.LabelCounts.AddEach(counts, target, ignoreIndex: {CSharpLiteral.Of(shape.IgnoreIndex)});");
        writer.Close();
    }

    private static void WriteRowCounting(SourceWriter writer, HeadShape shape, string add)
    {
        writer.Line($"var row = new float[{CSharpLiteral.Of(shape.TargetWidth)}];");
        writer.Open("for (var index = 0; index < examples.Count; index++)");
        writer.Line($"{shape.Verb("Encode", "Target")}(examples[index], index, row);");
        writer.Line($"global::LossGen.LabelCounts.{add}(counts, row);");
        writer.Close();
    }

    private static void WriteIndexCounting(SourceWriter writer, HeadShape shape)
    {
        writer.Open("for (var index = 0; index < examples.Count; index++)");
        if (shape.Ignores)
        {
            writer.Lines(
                $"""
                var target = {shape.Verb("Encode", "Target")}(examples[index], index);
                if (target != {CSharpLiteral.Of(shape.IgnoreIndex)})
                    counts[target]++;
                """);
        }
        else
        {
            writer.Line($"counts[{shape.Verb("Encode", "Target")}(examples[index], index)]++;");
        }

        writer.Close();
    }
}
