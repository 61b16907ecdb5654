using nietras.SeparatedValues;

namespace SelfRatedHealth;

/// <summary>Reads the table of insured people.</summary>
internal static class PersonTable
{
    private static readonly string[] Facts = ["lncoins", "lpi", "physlm", "disea"];

    public static (IReadOnlyList<Person> Train, IReadOnlyList<Person> Test) Load(int seed) =>
        Table.Split(Read(), seed, static person => Somebody(person));

    /// <summary>People are in the table for up to five years, of which only the visits differ: what is held out is never a year of someone trained on.</summary>
    private static Person Somebody(Person person) => person with { Visits = 0, Health = default };

    private static Person[] Read()
    {
        using var table = Table.Open("doctor_visits.csv");
        return [.. table.Enumerate(static row =>
        {
            var facts = row[Facts].ParseToArray<float>();
            return new Person(row["mdvis"].Parse<int>(), facts[0], facts[1], facts[2], facts[3], ReadHealth(row));
        })];
    }

    /// <summary>A column each for good, fair and poor; excellent is none of them.</summary>
    private static Health ReadHealth(SepReader.Row row) =>
        row["hlthp"].Span is "1" ? Health.Poor
        : row["hlthf"].Span is "1" ? Health.Fair
        : row["hlthg"].Span is "1" ? Health.Good
        : Health.Excellent;
}
