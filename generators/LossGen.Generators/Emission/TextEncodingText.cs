using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>What a trainer of a model that reads text has more: an encoder, and what it made of the texts.</summary>
internal static class TextEncodingText
{
    /// <summary>The line that documents the constructors' parameter.</summary>
    public const string ParameterDocumentation = "/// <param name=\"textEncoder\">Turns the text into the token ids that the model was made for.</param>";

    /// <summary>The statements of the constructor.</summary>
    public static void WriteConstruction(SourceWriter writer)
    {
        writer.Line("Texts = new(textEncoder, Options);");
        writer.Line("ExampleLength = example => Encode(example, index: 0).Length; // batches of like length have little padding");
    }

    public static void Write(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Text is not { } text)
            return;

        var names = text.Features.Select(feature => $"nameof({shape.Example}.{feature.Identifier})");
        var values = text.Features.Select(feature => "example." + feature.Identifier);
        writer.Lines(
            $"""
            /// <summary>The texts as tokens, and how many of them were too long.</summary>
            public global::LossGen.TextCache Texts {"{"} get; {"}"}

            /// <summary>The {CSharpLiteral.Xml(string.Join(" and ", text.Features.Select(feature => feature.Name)))} of one example as tokens.</summary>
            private global::LossGen.EncodedText Encode({shape.Example} example, int index) =>
                Texts.Of({string.Join(", ", values)}, index, {string.Join(", ", names)});

            """);
    }
}
