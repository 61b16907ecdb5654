using System.Reflection;
using LossGen.Analyzers.Declarations;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.CodeFixes.Declarations;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>What must hold for every rule of every family: found by reflection, so that a new rule cannot forget it.</summary>
public sealed class RuleTableTests
{
    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    /// <summary>Every definition in the catalog and the analyzers, wherever it is declared.</summary>
    private static IReadOnlyList<RuleDefinition> Rules { get; } =
    [
        .. new[] { typeof(RuleDefinition).Assembly, typeof(DeclarationAnalyzer).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(RuleDefinition) && field.IsInitOnly && !field.Name.StartsWith('<'))
            .Select(field => (RuleDefinition)field.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Rules.Count, Rules.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void The_family_is_listed_in_order_and_completely()
    {
        var family = Rules.Where(rule => RuleCategory.Of(rule.Id) == RuleCategory.Declarations).ToArray();
        Assert.Equal(family, DeclarationRules.All);
        Assert.Equal(family.Select(rule => rule.Id), new DeclarationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_described_and_linked(string id)
    {
        var rule = Rules.Single(known => known.Id == id);
        var descriptor = rule.ToDescriptor();
        Assert.Matches("^LG[1-5][0-9]{3}$", id);
        Assert.Equal(RuleCategory.Of(id), descriptor.Category);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Equal(RuleDefinition.HelpLink(id), descriptor.HelpLinkUri);
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.DoesNotContain(rule.Title, text => text is '{' or '\n');
        Assert.False(rule.Title.EndsWith('.'), "A title is no sentence.");
        Assert.True(rule.Message.EndsWith('.'), "A message is made of sentences.");
        Assert.True(rule.Description.EndsWith('.'), "A description is made of sentences.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_tracked_with_its_severity(string id)
    {
        var rule = Rules.Single(known => known.Id == id);
        var lines = new[] { "Shipped", "Unshipped" }.SelectMany(name => File.ReadAllLines(Path.Combine(Repository.Root, "analyzers", "LossGen.Analyzers", $"AnalyzerReleases.{name}.md")));
        var line = Assert.Single(lines, text => text.StartsWith(id + " ", StringComparison.Ordinal));
        Assert.Equal([id, RuleCategory.Of(id), rule.Severity.ToString()], line.Split('|').Take(3).Select(cell => cell.Trim()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_says_what_happens_and_when_to_suppress(string id)
    {
        var rule = Rules.Single(known => known.Id == id);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n{RuleIndex.SeverityLine(rule)}\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Bad\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## What happens\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Good\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## When to suppress\n", page, StringComparison.Ordinal);
        Assert.True(page.Split("```").Length >= 5, "A page shows code, bad and good.");
    }

    [Fact]
    public void The_index_of_rules_is_what_the_definitions_say()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules", "README.md");
        var expected = RuleIndex.Write(Rules.Concat(RuleList.Definitions));
        if (Environment.GetEnvironmentVariable("LOSSGEN_UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, "docs/rules/README.md is stale: run the tests once with LOSSGEN_UPDATE_DOCS=1 and commit the file.");
    }

    [Fact]
    public void Four_of_five_rules_have_a_fix()
    {
        var fixable = typeof(DeclarationFix).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DeclarationFix)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .ToHashSet();
        Assert.True(fixable.Count >= 0.8 * DeclarationRules.All.Count, $"{fixable.Count} of {DeclarationRules.All.Count}");
        Assert.Empty(fixable.Except(DeclarationRules.All.Select(rule => rule.Id)));
    }
}
