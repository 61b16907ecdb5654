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
        if (mistake.Right is not null) Assert.Empty(await Analysis.Run(Source(mistake.Right, string.Empty)));
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

    private static string Source(string body, string members) => RuleTest.Usings + RuleTest.Body(body, members);
}
