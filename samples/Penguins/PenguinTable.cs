using nietras.SeparatedValues;

namespace Penguins;

/// <summary>Reads the table of penguins.</summary>
internal static class PenguinTable
{
    private static readonly string[] Measures = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"];

    public static (IReadOnlyList<Penguin> Train, IReadOnlyList<Penguin> Test) Load(int seed) => Table.Split(Read(), seed);

    /// <summary>Two penguins were never measured ("NA"): there is nothing to tell their species from, so they are left out.</summary>
    private static Penguin[] Read()
    {
        using var table = Table.Open("penguins.csv");
        return [.. table.Enumerate<Penguin>(static (SepReader.Row row, out Penguin penguin) =>
        {
            var measures = row[Measures].Select(static cell => cell.TryParse<float>() ?? float.NaN).ToArray();
            penguin = new Penguin(measures[0], measures[1], measures[2], measures[3], Enum.Parse<Species>(row["species"].Span));
            return !measures.Any(float.IsNaN);
        })];
    }
}
