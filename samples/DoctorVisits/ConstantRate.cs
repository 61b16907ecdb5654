namespace DoctorVisits;

/// <summary>The baseline: everyone is expected to make the mean number of visits of the training years. No constant rate has a lower deviance there.</summary>
internal sealed class ConstantRate(IReadOnlyList<InsuredYear> train)
{
    private readonly double _rate = train.Average(year => year.Visits);

    /// <summary>The mean Poisson deviance, as the trainer measures its own.</summary>
    public double Deviance(IReadOnlyList<InsuredYear> years) =>
        years.Average(year => 2 * ((year.Visits > 0 ? year.Visits * Math.Log(year.Visits / _rate) : 0) - (year.Visits - _rate)));
}
