using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>What a trainer of a model that reads text has more: an encoder, and what it made of the texts.</summary>
internal static class TextEncodingText
{
    /// <summary>The line that documents the constructors' parameter.</summary>
    public const string ParameterDocumentation = "/// <param name=\"textEncoder\">Turns the text into the token ids that the model was made for.</param>";

    /// <summary>The statements of the constructor.</summary>
    public static void WriteConstruction(SourceWriter writer, TrainerShape shape)
    {
        writer.Line("Texts = new(textEncoder, Options);");
        writer.Line($"ExampleLength = {(shape.Candidates is null ? "example => Encode(example, index: 0).Length" : "LongestCandidate")}; // batches of like length have little padding");
    }

    public static void Write(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Text is not { } text)
            return;

        var names = text.Features.Select(feature => $"nameof({shape.Example}.{feature.Identifier})");
        var values = text.Features.Select(feature => feature.Candidates is null ? "example." + feature.Identifier : CandidateText.At(feature, "example." + feature.Identifier, "candidate"));
        writer.Lines(
            $"""
            /// <summary>The texts as tokens, and how many of them were too long.</summary>
            public global::LossGen.TextCache Texts {"{"} get; {"}"}

            /// <summary>The {CSharpLiteral.Xml(string.Join(" and ", text.Features.Select(feature => feature.Name)))} of one {(shape.Candidates is null ? "example" : "candidate")} as tokens.</summary>
            private global::LossGen.EncodedText Encode({shape.Example} example, int index{(shape.Candidates is null ? "" : ", int candidate")}) =>
                Texts.Of({string.Join(", ", values)}, index, {string.Join(", ", names)});

            """);
        if (shape.Candidates is not { } member)
            return;

        var value = "example." + member.Identifier;
        writer.Lines(
            $$"""
            /// <summary>The number of tokens of an example's longest candidate.</summary>
            private int LongestCandidate({{shape.Example}} example)
            {
                var longest = 0;
                var candidates = {{CandidateText.Count(member, value, "0", $"nameof({shape.Example}.{member.Identifier})")}};
                for (var candidate = 0; candidate < candidates; candidate++)
                    longest = global::System.Math.Max(longest, Encode(example, index: 0, candidate).Length);

                return longest;
            }

            """);
    }
}
