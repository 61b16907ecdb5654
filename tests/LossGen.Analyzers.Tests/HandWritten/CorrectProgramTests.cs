using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class CorrectProgramTests
{
    public static TheoryData<string> Names => [.. CorrectPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_correct_program_raises_no_warning(string name)
    {
        var found = await Analysis.Run(RuleTest.Usings + CorrectPrograms.All[name]);
        Assert.Empty(found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(diagnostic => diagnostic.ToString()));
    }
}
