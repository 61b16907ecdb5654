using nietras.SeparatedValues;

namespace DoctorVisits;

/// <summary>Reads the table of years: the visits, then nine columns about who made them.</summary>
internal static class InsuredYearTable
{
    public static (IReadOnlyList<InsuredYear> Train, IReadOnlyList<InsuredYear> Test) Load(int seed) =>
        Table.Prepare(Read(), seed, static (x, visits) => new InsuredYear(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], visits), Person);

    /// <summary>The table names no people, but most are in it for several years of which only the visits differ: rows that are equal otherwise are kept together, so that hardly a year of someone trained on is held out.</summary>
    private static string Person(float[] numbers, int visits) => string.Join(' ', numbers);

    private static (float[] Numbers, int Visits)[] Read()
    {
        using var table = Table.Open("doctor_visits.csv");
        return [.. table.Enumerate(static row => (row[1..].ParseToArray<float>(), row["mdvis"].Parse<int>()))];
    }
}
