using LossGen.Analyzers.Sites;

namespace LossGen.Analyzers.Rules;

/// <summary>Rules by the kind of site they look at, so that a site is shown to no others.</summary>
internal sealed class RulesBySite(IEnumerable<Rule> rules)
{
    private readonly Dictionary<Type, Rule[]> _rules = rules.GroupBy(rule => rule.Site).ToDictionary(group => group.Key, group => group.ToArray());

    public IReadOnlyList<Rule> For(Site site) => _rules.TryGetValue(site.GetType(), out var mine) ? mine : [];
}
