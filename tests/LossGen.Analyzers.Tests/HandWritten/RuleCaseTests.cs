using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class RuleCaseTests
{
    public static TheoryData<string> Rules => [.. RuleCases.All.Select(c => c.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Wrong_code_is_reported_in_each_spelling(string rule)
    {
        var subject = Case(rule);
        foreach (var body in subject.Wrong)
        {
            var found = await Analysis.Run(Source(body, subject));
            Assert.True(found.Any(diagnostic => diagnostic.Id == rule), $"{rule} is silent on: {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Right_code_is_not_reported(string rule)
    {
        var subject = Case(rule);
        foreach (var body in subject.Right)
        {
            var found = await Analysis.Run(Source(body, subject));
            Assert.True(found.All(diagnostic => diagnostic.Id != rule), $"{rule} reports: {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_fix_cures_what_was_reported(string rule)
    {
        var subject = Case(rule);
        var source = Source(subject.Wrong[0], subject);
        var cured = await Analysis.Fix(source, rule);

        Assert.Equal(subject.Cured is null ? source : Source(subject.Cured, subject), cured);
    }

    private static RuleCase Case(string rule) => RuleCases.All.Single(c => c.Rule == rule);

    private static string Source(string body, RuleCase subject) => RuleTest.Usings + RuleTest.Body(body, subject.Members);
}
