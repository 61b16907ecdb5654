using System.Runtime.CompilerServices;

namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class RuleListTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static TheoryData<string> Ids => [.. RuleList.Ids];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(RuleList.Ids.Length, RuleList.Ids.Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_and_a_release_entry(string id)
    {
        var definition = RuleList.Definitions.Single(rule => rule.Id == id);
        var page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {definition.Title}", page, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {definition.Severity} |", page, StringComparison.Ordinal);

        var releases = File.ReadAllText(Path.Combine(Root, "analyzers", "LossGen.Analyzers", "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"{id} | {Catalog.RuleCategory.Of(id)} | {definition.Severity} |", releases, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
