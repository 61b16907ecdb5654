namespace LossGen;

/// <summary>The label is a <see cref="TokenSpan"/>: target int64 [N, 2], the positions of its first and last token. Implied by the type under span extraction.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SpanAttribute : Attribute
{
}
