using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>A rule: what it says, and how it is found at the sites it looks at.</summary>
internal abstract class Rule
{
    protected Rule(RuleDefinition definition)
    {
        Definition = definition;
        Descriptor = definition.ToDescriptor();
    }

    public RuleDefinition Definition { get; }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The kind of site the rule looks at.</summary>
    public abstract Type Site { get; }

    /// <summary>
    /// Whether the rule speaks of what is odd rather than wrong: in a test of an operation odd values, dropped results and missing scopes are what is tested.
    /// </summary>
    public virtual bool IsOpinion => false;

    /// <summary>What the rule finds at a site of any kind.</summary>
    public abstract IEnumerable<Finding> Examine(Site site);
}

/// <summary>A rule that looks at one kind of site.</summary>
internal abstract class Rule<TSite> : Rule
    where TSite : Site
{
    protected Rule(RuleDefinition definition)
        : base(definition)
    {
    }

    public sealed override Type Site => typeof(TSite);

    public sealed override IEnumerable<Finding> Examine(Site site) => site is TSite mine && Find(mine) is { } finding ? [finding] : [];

    /// <summary>What is wrong at the site; null where nothing is, or where it is not certain.</summary>
    protected abstract Finding? Find(TSite site);
}
