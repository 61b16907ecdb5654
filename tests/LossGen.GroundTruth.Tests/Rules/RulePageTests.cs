using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LossGen.Analyzers;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>
/// What the rules' pages say happens is what happens when their code runs. <c>LOSSGEN_UPDATE_DOCS=1</c> writes the measured figures
/// into the pages.
/// </summary>
public sealed partial class RulePageTests
{
    private const string Heading = "## What happens when it runs\n\n";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "docs", "rules"));

    public static TheoryData<string> Rules => [.. RuleList.Ids];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_tells_what_was_measured(string rule)
    {
        var path = PathOf(rule);
        var page = File.ReadAllText(path);
        var start = page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var end = page.IndexOf("\n\n## ", start, StringComparison.Ordinal);
        var told = page[start..end];
        var measured = string.Join("\n\n", RuleHarmTests.Of(rule).Where(one => one.Subject.IsTold).Select(one => Sentence(one.Subject, RuleHarmTests.Executions(one.Subject, one.Number))));
        if (Environment.GetEnvironmentVariable("LOSSGEN_UPDATE_DOCS") == "1" && !AreAlike(told, measured))
        {
            File.WriteAllText(path, page[..start] + measured + page[end..]);
            told = measured;
        }

        Assert.True(AreAlike(told, measured), $"{path} says:\n{told}\nA run says:\n{measured}");

        // The figures belong to the code above them.
        var wrong = RuleHarmTests.Of(rule).First().Subject.Tested?.Wrong[0];
        if (RuleHarmTests.Of(rule).First().Subject.Wrong is null) Assert.Contains(Dense(wrong!), Dense(page), StringComparison.Ordinal);
    }

    /// <summary>The page of a rule.</summary>
    internal static string PathOf(string rule) => Path.Combine(Folder, rule + ".md");

    private static string Sentence(HarmCase subject, (Execution Wrong, Execution Right) run) => subject.Harm.Says(run.Wrong, run.Right) is var says && subject.When is { } when
        ? $"{when} {char.ToLowerInvariant(says[0])}{says[1..]}"
        : says;

    // Another processor rounds otherwise.
    private static bool AreAlike(string left, string right) =>
        Number().Replace(left, "#") == Number().Replace(right, "#")
        && Number().Matches(left).Zip(Number().Matches(right)).All(pair => AreClose(Parse(pair.First.Value), Parse(pair.Second.Value)));

    private static bool AreClose(double left, double right) => Math.Abs(left - right) <= 0.02 * Math.Max(Math.Abs(left), Math.Abs(right));

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Dense(string text) => Space().Replace(text, string.Empty);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
