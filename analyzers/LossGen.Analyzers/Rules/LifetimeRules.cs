namespace LossGen.Analyzers.Rules;

/// <summary>The rules that look at how long tensors live.</summary>
internal static class LifetimeRules
{
    public static IReadOnlyList<Rule> All { get; } = [new LG5009DisposedTensorReturnedRule(), new LG5010UsedAfterDisposeRule()];
}
