using System.Collections.Immutable;
using LossGen.Analyzers.Rules;
using LossGen.Catalog;

namespace LossGen.Analyzers;

/// <summary>All rules about hand-written code.</summary>
public static class RuleList
{
    /// <summary>What the rules say.</summary>
    public static ImmutableArray<RuleDefinition> Definitions { get; } =
        FlowRules.All.Concat(LifetimeRules.All).Concat(TrainingRules.All).Concat(ModuleRules.All).Select(rule => rule.Definition).OrderBy(definition => definition.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Their ids.</summary>
    public static ImmutableArray<string> Ids { get; } = Definitions.Select(definition => definition.Id).ToImmutableArray();
}
