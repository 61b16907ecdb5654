namespace Samples;

/// <summary>Scales each column to mean 0 and standard deviation 1, as found in the rows that it was fitted on.</summary>
internal sealed class Standardizer
{
    private readonly float[] _means;
    private readonly float[] _deviations;

    private Standardizer(float[] means, float[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>Finds mean and deviation of each column.</summary>
    /// <param name="rows">The training rows alone: numbers of the held-out ones would leak into training.</param>
    public static Standardizer Fit(IReadOnlyList<float[]> rows)
    {
        var columns = Enumerable.Range(0, rows[0].Length);
        var means = columns.Select(column => rows.Average(row => (double)row[column])).ToArray();
        var deviations = columns.Select(column => Math.Sqrt(rows.Average(row => Math.Pow(row[column] - means[column], 2))));
        return new Standardizer(
            [.. means.Select(mean => (float)mean)],
            [.. deviations.Select(deviation => deviation > 0 ? (float)deviation : 1f)]); // a column that never varies becomes 0
    }

    public float[] Scale(float[] row) => [.. row.Select((value, column) => (value - _means[column]) / _deviations[column])];
}
