using nietras.SeparatedValues;

namespace DoctorVisits;

/// <summary>Reads the table of years: the visits, then nine columns about who made them.</summary>
internal static class InsuredYearTable
{
    public static (IReadOnlyList<InsuredYear> Train, IReadOnlyList<InsuredYear> Test) Load(int seed) =>
        Table.Split(Read(), seed, static year => Person(year));

    /// <summary>The table names no people, but most are in it for several years of which only the visits differ: rows that are equal otherwise are kept together, so that hardly a year of someone trained on is held out.</summary>
    private static InsuredYear Person(InsuredYear year) => year with { Visits = 0 };

    private static InsuredYear[] Read()
    {
        using var table = Table.Open("doctor_visits.csv");
        return [.. table.Enumerate(static row =>
        {
            var x = row[1..].ParseToArray<float>();
            return new InsuredYear(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], row["mdvis"].Parse<int>());
        })];
    }
}
