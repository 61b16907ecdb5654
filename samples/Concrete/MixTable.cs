using nietras.SeparatedValues;

namespace Concrete;

/// <summary>Reads the table of mixes: seven amounts, the age, the strength.</summary>
internal static class MixTable
{
    private const int Amounts = 7;

    public static (IReadOnlyList<Mix> Train, IReadOnlyList<Mix> Test) Load(int seed) =>
        Table.Prepare(Read(), seed, static (x, strength) => new Mix(x[0], x[1], x[2], x[3], x[4], x[5], x[6], LogAge: x[7], strength));

    private static (float[] Features, float Strength)[] Read()
    {
        using var table = Table.Open("concrete.csv");
        return [.. table.Enumerate(static row =>
        {
            float[] features = [.. row[..Amounts].Parse<float>(), MathF.Log(row["age"].Parse<float>())];
            return (features, row["compressive_strength"].Parse<float>());
        })];
    }
}
