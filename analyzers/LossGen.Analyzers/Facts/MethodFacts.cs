using LossGen.Analyzers.Sites;

namespace LossGen.Analyzers.Facts;

/// <summary>What one run of the analysis through a method found.</summary>
/// <param name="Returned">What is known of the value it returns.</param>
/// <param name="Exit">What is known of its variables at its end.</param>
/// <param name="Sites">The places for rules.</param>
/// <param name="IsComplete">Whether no call was left out because it recurs.</param>
internal sealed record MethodFacts(Value Returned, FlowState Exit, IReadOnlyList<Site> Sites, bool IsComplete)
{
    /// <summary>Whether the method has one path only, so that all its sites are reached by every call.</summary>
    public bool IsStraight { get; init; }

    public static MethodFacts Unknown { get; } = new(Value.Unknown, new FlowState(), [], IsComplete: true);

    public static MethodFacts Recursive { get; } = Unknown with { IsComplete = false };
}
