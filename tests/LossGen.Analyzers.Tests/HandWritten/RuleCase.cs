namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>A rule's bad and good code beside each other, as method bodies by the names of <see cref="RuleTest.Body"/>.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Wrong">Code it must report, in several spellings.</param>
/// <param name="Right">Code it must not report, near misses included.</param>
/// <param name="Cured">What the first fix makes of the first wrong body; null where the rule offers none.</param>
/// <param name="Members">Types that the bodies need.</param>
internal sealed record RuleCase(string Rule, string[] Wrong, string[] Right, string? Cured = null, string Members = "");
