namespace LossGen.Analyzers.Rules;

/// <summary>The rules that look at modules as they are declared.</summary>
internal static class ModuleRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new LG3001ComponentsNotRegisteredRule(),
        new LG3002LayersInPlainCollectionRule(),
        new LG3005LayerMadeInForwardRule(),
        new LG3006DropoutMadeInForwardRule(),
    ];
}
