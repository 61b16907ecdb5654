using LossGen.Analyzers.Tests.Declarations.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class PublicCaseTests
{
    public static TheoryData<string> Mistakes => [.. PublicCases.Mistakes.Select(c => c.Id)];

    public static TheoryData<string> Controls => [.. PublicCases.Controls.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_reported_by_its_rule_and_by_no_other_above_info(string id)
    {
        var mistake = PublicCases.Mistakes.Single(c => c.Id == id);
        var found = await Analysis.Run(Source(mistake.Wrong, mistake.Members));
        if (mistake.Rule is null)
        {
            Assert.Empty(found);
            return;
        }

        Assert.Contains(found, diagnostic => diagnostic.Id == mistake.Rule);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id != mistake.Rule && diagnostic.Severity > DiagnosticSeverity.Info);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task The_same_program_without_the_mistake_is_silent(string id)
    {
        var mistake = PublicCases.Mistakes.Single(c => c.Id == id);
        Assert.Empty(await Analysis.Run(Source(mistake.Right!, mistake.RightMembers)));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public async Task A_control_is_silent(string id) => Assert.Empty(await Analysis.Run(Source(PublicCases.Controls.Single(c => c.Id == id).Wrong, string.Empty)));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_fix_compiles_and_silences_its_rule(string id)
    {
        var mistake = PublicCases.Mistakes.Single(c => c.Id == id);
        if (mistake.Rule is null) return;

        var source = Source(mistake.Wrong, mistake.Members);
        var cured = await Analysis.Fix(source, mistake.Rule);
        if (cured == source) return; // This finding offers no fix.

        Assert.DoesNotContain(await Analysis.Run(cured), diagnostic => diagnostic.Id == mistake.Rule);
    }

    [Fact]
    public async Task What_the_code_does_not_show_a_declaration_does()
    {
        var declared = PublicCases.Declared;
        var wrong = await Consumer.RunAsync(Consumer.Compile([declared.Wrong], ConsumerReferences.All, LanguageVersion.Latest));
        Assert.Equal(declared.Rule, Assert.Single(wrong.Problems).Id);

        // What is left out of the loss is written into the trainer.
        var right = await Consumer.RunAsync(Consumer.Compile([declared.Right!], ConsumerReferences.All, LanguageVersion.Latest));
        Assert.Empty(right.Problems);
        Assert.Contains("ignore_index: -100", Assert.Single(right.Trainers).SourceText.ToString(), StringComparison.Ordinal);
    }

    /// <summary>P26 alone needs a declaration: nothing in the code says which label is padding.</summary>
    [Fact]
    public void All_mistakes_but_one_are_decided_by_the_code() =>
        Assert.Equal(("P26", 47, 7), (PublicCases.Mistakes.Single(mistake => mistake.Rule is null).Id, PublicCases.Mistakes.Count, PublicCases.Controls.Count));

    /// <summary>
    /// Every mistake is reported in every way it can be written, in the statement of its cause, and nothing in the correct programs. Each is written
    /// in three ways at least, and so is what it becomes without the mistake.
    /// </summary>
    [Fact]
    public async Task The_score_of_the_collection_in_all_spellings()
    {
        var scores = await CaseScore.All(TorchSharpReferences.All, files => Analysis.Run([.. files]));
        Assert.Empty(scores.SelectMany(score => score.Gaps));
    }

    [Fact]
    public void Every_case_is_written_in_at_least_three_ways() => Assert.All(
        PublicCases.Mistakes.SelectMany(mistake => new[] { ("mistake", mistake.Wrong, mistake.Members), ("cure", mistake.Right!, mistake.RightMembers) }, (mistake, text) => (Id: mistake.Id + ", " + text.Item1, text.Item2, text.Item3))
            .Concat(PublicCases.Controls.Select(control => (control.Id, control.Wrong, control.Members)))
            .Select(text => (Id: text.Item1, CaseSpeller.Spell(text.Item2, text.Item3, TorchSharpReferences.All).Count)),
        text => Assert.True(text.Count >= 3, $"{text.Id} is written in {text.Count} ways."));

    private static string Source(string body, string members) => RuleTest.Usings + RuleTest.Body(body, members);
}
