namespace DoctorVisits;

/// <summary>A year of someone insured.</summary>
/// <param name="LogCoinsurance">The logarithm of 1 + the percentage of costs that they bear.</param>
/// <param name="IndividualDeductible">Whether the deductible is each person's own.</param>
/// <param name="LogIncentive">The logarithm of what they are paid for taking part.</param>
/// <param name="LogMaximumExpense">The logarithm of the most that they may have to bear, in the terms of the study.</param>
/// <param name="PhysicalLimitation">Whether health limits what they can do.</param>
/// <param name="ChronicDiseases">An index of them.</param>
/// <param name="GoodHealth">Whether they call their health good; the measure of all four is excellent.</param>
/// <param name="FairHealth">Whether they call it fair.</param>
/// <param name="PoorHealth">Whether they call it poor.</param>
/// <param name="Visits">Outpatient visits to a doctor in the year.</param>
[Standardize]
public sealed record InsuredYear(
    float LogCoinsurance,
    float IndividualDeductible,
    float LogIncentive,
    float LogMaximumExpense,
    float PhysicalLimitation,
    float ChronicDiseases,
    float GoodHealth,
    float FairHealth,
    float PoorHealth,
    [Label] int Visits);
