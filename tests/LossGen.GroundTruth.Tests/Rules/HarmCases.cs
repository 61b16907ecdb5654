namespace LossGen.GroundTruth.Tests.Rules;

/// <summary>Every rule's mistake with what it does: the one place for executed cases.</summary>
internal static partial class HarmCases
{
    public static IReadOnlyList<HarmCase> All { get; } = [.. LossCases, .. ModelCases, .. LoopCases, .. LibraryCases];
}
