using nietras.SeparatedValues;

namespace Concrete;

/// <summary>Reads the table of mixes: seven amounts, the age, the strength.</summary>
internal static class MixTable
{
    private const int Amounts = 7;

    public static (IReadOnlyList<Mix> Train, IReadOnlyList<Mix> Test) Load(int seed) =>
        Table.Split(Read(), seed);

    private static Mix[] Read()
    {
        using var table = Table.Open("concrete.csv");
        return [.. table.Enumerate(static row =>
        {
            var x = row[..Amounts].ParseToArray<float>();
            return new Mix(x[0], x[1], x[2], x[3], x[4], x[5], x[6], row["age"].Parse<int>(), row["compressive_strength"].Parse<float>());
        })];
    }
}
