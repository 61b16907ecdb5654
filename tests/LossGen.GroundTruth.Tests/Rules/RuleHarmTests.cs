using LossGen.Analyzers;
using LossGen.Analyzers.Tests.HandWritten;
using Xunit.Abstractions;

namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>What the rules for hand-written code claim, executed: the harm of the mistake, and the cure of the fix.</summary>
public sealed class RuleHarmTests(ITestOutputHelper output)
{
    public static TheoryData<string> Rules => [.. RuleList.Ids];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_mistake_is_reported_and_does_the_harm_that_is_claimed(string rule)
    {
        foreach (var (subject, number) in Of(rule))
        {
            Assert.Contains(await Analysis.Run(subject.WrongSource), diagnostic => diagnostic.Id == rule);
            Assert.DoesNotContain(await Analysis.Run(subject.RightSource), diagnostic => diagnostic.Id == rule);

            var (wrong, right) = Executions(subject, number);
            Assert.True(right.Failure is null, $"the right code of {rule} throws: {right.Failure}");
            output.WriteLine(Tell(wrong, right));
            Assert.True(subject.Harm.Holds(wrong, right), $"{rule} claims another harm. {Tell(wrong, right)}");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_fix_gives_code_that_is_silent_and_computes_the_right_loss_and_gradient(string rule)
    {
        var isCured = false;
        foreach (var (subject, number) in Of(rule))
        {
            var cured = await Analysis.Fix(subject.WrongSource, rule);
            if (cured == subject.WrongSource)
            {
                output.WriteLine($"{rule} offers no fix here");
                continue;
            }

            isCured = true;

            Assert.DoesNotContain(await Analysis.Run(cured), diagnostic => diagnostic.Id == rule);
            var right = Execution.Of($"{rule}_{number}_again", subject.RightSource);
            var result = Execution.Of($"{rule}_{number}_cured", cured);
            Assert.True(result.Agrees(right), $"the fix of {rule} computes something else. {Tell(result, right)}\n{cured}");
            output.WriteLine($"{rule} cured: {Tell(result, right)}");
        }

        Assert.True(isCured || !OffersFix(rule), $"{rule} offers a fix, but none of its executed cases is cured by one: add such a case to {nameof(HarmCases)}");
    }

    // What a rule's own tests, or its page, say of its fix.
    private static bool OffersFix(string rule) =>
        RuleCases.All.SingleOrDefault(one => one.Rule == rule) is { Cured: not null } || File.ReadAllText(RulePageTests.PathOf(rule)).Contains("fix is offered", StringComparison.Ordinal)
        || File.ReadAllText(RulePageTests.PathOf(rule)).Contains("fixes are offered", StringComparison.Ordinal);

    /// <summary>The cases of a rule; one that nobody executes fails here.</summary>
    internal static IEnumerable<(HarmCase Subject, int Number)> Of(string rule)
    {
        var cases = HarmCases.All.Where(one => one.Rule == rule).ToArray();
        Assert.True(cases.Length > 0, $"{rule} has no executed case: add one to {nameof(HarmCases)}");
        return cases.Select((subject, number) => (subject, number));
    }

    internal static (Execution Wrong, Execution Right) Executions(HarmCase subject, int number) =>
        (subject.IsDamaging ? ApartExecution.Run(subject.WrongSource) : Execution.Of($"{subject.Rule}_{number}_wrong", subject.WrongSource), Execution.Of($"{subject.Rule}_{number}_right", subject.RightSource));

    private static string Tell(Execution left, Execution right) => $"{Tell(left)} against {Tell(right)}";

    private static string Tell(Execution one) => one.Failure is { } failure
        ? $"{(one.IsFailureOfBackward ? "backward throws" : "throws")} {failure.GetType().Name}: {failure.Message.Split('\n')[0]}"
        : $"{string.Join(", ", one.Value.Take(4).Select(value => value.ToString("G5")))} |g| {(one.Gradient is null ? "none" : one.GradientNorm.ToString("G4"))}";
}
