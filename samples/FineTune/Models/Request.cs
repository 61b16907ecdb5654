namespace FineTune;

/// <summary>What somebody said, and what was wanted.</summary>
public sealed record Request([Text] string Text, [Label] Intent Intent);
