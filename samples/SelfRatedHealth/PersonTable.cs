using nietras.SeparatedValues;

namespace SelfRatedHealth;

/// <summary>Reads the table of insured people.</summary>
internal static class PersonTable
{
    private static readonly string[] Facts = ["lncoins", "lpi", "physlm", "disea"];

    public static (IReadOnlyList<Person> Train, IReadOnlyList<Person> Test) Load(int seed) =>
        Table.Prepare(Read(), seed, static (x, health) => new Person(x[0], x[1], x[2], x[3], x[4], health), Somebody);

    /// <summary>People are in the table for up to five years, of which only the visits differ: what is held out is never a year of someone trained on.</summary>
    private static string Somebody(float[] numbers, Health health) => string.Join(' ', numbers[1..]);

    private static (float[] Numbers, Health Health)[] Read()
    {
        using var table = Table.Open("doctor_visits.csv");
        return [.. table.Enumerate(static row =>
        {
            float[] numbers = [MathF.Log(1 + row["mdvis"].Parse<float>()), .. row[Facts].Parse<float>()];
            return (numbers, ReadHealth(row));
        })];
    }

    /// <summary>A column each for good, fair and poor; excellent is none of them.</summary>
    private static Health ReadHealth(SepReader.Row row) =>
        row["hlthp"].Span is "1" ? Health.Poor
        : row["hlthf"].Span is "1" ? Health.Fair
        : row["hlthg"].Span is "1" ? Health.Good
        : Health.Excellent;
}
