namespace SelfRatedHealth;

/// <summary>What people call their health, from worst to best: the order of the members is the order of the ranks.</summary>
public enum Health { Poor, Fair, Good, Excellent }

/// <summary>Someone insured, and how they rate their health.</summary>
/// <param name="Visits">Outpatient visits to a doctor in a year.</param>
/// <param name="LogCoinsurance">The logarithm of 1 + the percentage of costs that they bear.</param>
/// <param name="LogIncentive">The logarithm of what they are paid for taking part.</param>
/// <param name="PhysicalLimitation">Whether health limits what they can do.</param>
/// <param name="ChronicDiseases">An index of them.</param>
/// <param name="Health">Their own word for it.</param>
[Standardize]
public sealed record Person([Log1p] int Visits, float LogCoinsurance, float LogIncentive, float PhysicalLimitation, float ChronicDiseases, [Label] Health Health);
