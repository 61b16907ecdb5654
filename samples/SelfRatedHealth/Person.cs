namespace SelfRatedHealth;

/// <summary>What people call their health, from worst to best: the order of the members is the order of the ranks.</summary>
public enum Health { Poor, Fair, Good, Excellent }

/// <summary>Someone insured, and how they rate their health; numbers in standard deviations from the mean (see <see cref="PersonTable"/>).</summary>
/// <param name="LogVisits">The logarithm of 1 + the outpatient visits to a doctor in a year.</param>
/// <param name="LogCoinsurance">The logarithm of 1 + the percentage of costs that they bear.</param>
/// <param name="LogIncentive">The logarithm of what they are paid for taking part.</param>
/// <param name="PhysicalLimitation">Whether health limits what they can do.</param>
/// <param name="ChronicDiseases">An index of them.</param>
/// <param name="Health">Their own word for it.</param>
public sealed record Person(float LogVisits, float LogCoinsurance, float LogIncentive, float PhysicalLimitation, float ChronicDiseases, [Label] Health Health);
