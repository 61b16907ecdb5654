using Microsoft.CodeAnalysis;

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

    /// <summary>P26 alone needs a declaration: nothing in the code says which label is padding.</summary>
    [Fact]
    public async Task The_score_of_the_collection()
    {
        var reported = 0;
        foreach (var mistake in PublicCases.Mistakes)
        {
            if ((await Analysis.Run(Source(mistake.Wrong, mistake.Members))).Any(diagnostic => diagnostic.Id == mistake.Rule)) reported++;
        }

        var silent = 0;
        foreach (var control in PublicCases.Controls)
        {
            if ((await Analysis.Run(Source(control.Wrong, string.Empty))).IsEmpty) silent++;
        }

        Assert.Equal((46, 47, 7, 7), (reported, PublicCases.Mistakes.Count, silent, PublicCases.Controls.Count));
    }

    private static string Source(string body, string members) => RuleTest.Usings + RuleTest.Body(body, members);
}
