using LossGen.Analyzers.Sites;

namespace LossGen.Analyzers.Facts;

/// <summary>What one run of the analysis through a method found.</summary>
/// <param name="Returned">What is known of the value it returns.</param>
/// <param name="Sites">The places for rules.</param>
/// <param name="Training">What it does to a training run; null for nothing.</param>
internal sealed record MethodFacts(Value Returned, IReadOnlyList<Site> Sites, TrainingSite? Training)
{
    public static MethodFacts Unknown { get; } = new(Value.Unknown, [], null);
}
