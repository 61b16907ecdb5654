using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>A batch of multiple choice whose candidates are sequences: each of them is a row of the model's input, so that a model that scores one text scores them all.</summary>
internal static class CandidateText
{
    /// <summary>One candidate of a member.</summary>
    public static string At(MemberDeclaration member, string value, string candidate) => member.Candidates!.Form == CollectionForm.List
        ? $"((global::System.Collections.Generic.IReadOnlyList<{member.Candidates.Type}>){value})[{candidate}]"
        : $"{value}[{candidate}]";

    /// <summary>How many candidates an example has.</summary>
    public static string Count(MemberDeclaration member, string value, string index, string name) => $"global::LossGen.Check.LengthOf<{member.Candidates!.Type}>({value}, {index}, {name})";

    public static void WriteProperties(SourceWriter writer) =>
        writer.Lines(
            """
            /// <summary>M: the number of candidates of all examples; 1, a row that is none, where no example has any.</summary>
            public int Sequences { get; private set; }

            /// <summary>The number of candidates of each example, [N].</summary>
            public global::System.ReadOnlySpan<int> Candidates => new(_candidates, 0, Count);

            """);

    /// <summary>The statements that find how many candidates a batch has, and how long they are.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="shape">The trainer.</param>
    /// <param name="name">The member's name as C#.</param>
    public static void WriteMeasure(SourceWriter writer, TrainerShape shape, string name)
    {
        var member = shape.Candidates!;
        var value = "examples[rows[row]]." + member.Identifier;
        writer.Lines(
            $$"""
            if (_candidates.Length < rows.Length)
                _candidates = new int[rows.Length];

            Sequences = 0;
            for (var row = 0; row < rows.Length; row++)
            {
                _candidates[row] = {{Count(member, value, "rows[row]", name)}};
                Sequences += _candidates[row];
            }

            Sequences = global::System.Math.Max(1, Sequences);
            if (_lengths.Length < Sequences)
                _lengths = new int[Sequences];

            """);
        if (shape.Text is not null)
        {
            writer.Line("if (_texts.Length < Sequences)");
            writer.Line("    _texts = new global::LossGen.EncodedText[Sequences];").Gap();
        }

        writer.Line("Length = 1;");
        writer.Line("_lengths[0] = 0;");
        writer.Line("var sequence = 0;");
        writer.Open("for (var row = 0; row < rows.Length; row++)");
        writer.Open("for (var candidate = 0; candidate < _candidates[row]; candidate++)");
        if (shape.Text is not null)
            writer.Line("_texts[sequence] = _trainer.Encode(examples[rows[row]], rows[row], candidate);");

        writer.Line($"_lengths[sequence] = {(shape.Text is not null ? "_texts[sequence].Length" : FeatureText.CheckedLength(member, At(member, value, "candidate"), "rows[row]", name))};");
        writer.Line("Length = global::System.Math.Max(Length, _lengths[sequence++]);");
        writer.Close();
        writer.Close();
    }

    /// <summary>The statements that write a batch, candidate after candidate.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="shape">The trainer.</param>
    /// <param name="writeInputs">Writes those for one candidate.</param>
    /// <param name="empty">Of each input, the statement that makes a row that is no candidate.</param>
    public static void WriteFill(SourceWriter writer, TrainerShape shape, Action writeInputs, IEnumerable<string> empty)
    {
        writer.Line("var sequence = 0;");
        writer.Open("for (var row = 0; row < rows.Length; row++)");
        if (shape.Text is null)
            writer.Line("var example = examples[rows[row]];");

        writer.Open("for (var candidate = 0; candidate < _candidates[row]; candidate++, sequence++)");
        writeInputs();
        writer.Close();
        writer.Close();
        writer.Open("if (sequence == 0) // no example has a candidate: a row that is dropped again");
        foreach (var statement in empty)
            writer.Line(statement);

        writer.Close();
    }
}
