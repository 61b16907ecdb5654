using nietras.SeparatedValues;

namespace BreastCancer;

/// <summary>Reads the table of biopsies: 30 measures, then the diagnosis.</summary>
internal static class BiopsyTable
{
    private const int Measures = 30;

    public static (IReadOnlyList<Biopsy> Train, IReadOnlyList<Biopsy> Test) Load(int seed) =>
        Table.Split(Read(), seed);

    private static Biopsy[] Read()
    {
        using var table = Table.Open("breast_cancer.csv");
        return [.. table.Enumerate(static row => new Biopsy(row[..Measures].ParseToArray<float>(), Enum.Parse<Diagnosis>(row["diagnosis"].Span, ignoreCase: true)))];
    }
}
