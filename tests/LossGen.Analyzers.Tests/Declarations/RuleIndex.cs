using System.Globalization;
using System.Text;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The table of all rules, written from their definitions.</summary>
internal static class RuleIndex
{
    private static readonly (char Digit, string Title)[] Families =
    [
        ('1', "Declarations"),
        ('2', "What goes into a loss"),
        ('3', "Models and outputs"),
        ('4', "Training loops"),
        ('5', "TorchSharp's own traps"),
    ];

    public static string Write(IEnumerable<RuleDefinition> rules)
    {
        var text = new StringBuilder(
            """
            # Rules

            Every rule can be set in `.editorconfig`, as in `dotnet_diagnostic.LG1302.severity = error`.
            `<LossGenAnalyzers>false</LossGenAnalyzers>` in a project turns all of them off; trainers are still generated.
            An **error** is reported only where the code cannot work, or where a declaration contradicts itself: then no trainer is generated.
            A **warning** is a run that is silently wrong. An **info** is doubtful but legal.
            CA2213 of .NET's own analyzers is silenced (LGS0001) for readonly fields that `RegisterComponents()` registers in every constructor: the module disposes them with itself.

            <!-- Written from the rule definitions by the tests: LOSSGEN_UPDATE_DOCS=1 dotnet test tests/LossGen.Analyzers.Tests -->

            """.ReplaceLineEndings("\n"));
        foreach (var (digit, title) in Families)
        {
            var family = rules.Where(rule => rule.Id[2] == digit).ToArray();
            if (family.Length == 0)
                continue;

            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| rule | severity | what it says |\n|---|---|---|\n");
            foreach (var rule in family)
                text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {SeverityName(rule)} | {rule.Title} |\n");
        }

        return text.ToString();
    }

    /// <summary>The second paragraph of a rule's page.</summary>
    public static string SeverityLine(RuleDefinition rule) => $"Family: {Families.Single(family => family.Digit == rule.Id[2]).Title}. Severity: {SeverityName(rule)}.";

    private static string SeverityName(RuleDefinition rule) => rule.Severity == DiagnosticSeverity.Error ? "error" : rule.Severity == DiagnosticSeverity.Warning ? "warning" : "info";
}
