namespace LossGen;

/// <summary>What thresholds are compared by.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Value">How good a threshold is; higher is better.</param>
/// <param name="Allows">Whether a threshold comes into question; null where each does.</param>
/// <param name="Bounded">What decides about that, for messages; null where nothing does.</param>
internal sealed record ThresholdAim(string Name, Func<DecisionCounts, double> Value, Func<DecisionCounts, bool>? Allows = null, Func<DecisionCounts, double>? Bounded = null)
{
    public static ThresholdAim Of(ThresholdGoal goal) => new(goal.ToString(), counts => counts.Value(goal));
}
