namespace LossGen.Analyzers.Rules;

/// <summary>The rules that look at what flows into losses, layers and operations.</summary>
internal static class FlowRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new LG2001SoftmaxBeforeCrossEntropyRule(),
    ];
}
