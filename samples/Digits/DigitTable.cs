using nietras.SeparatedValues;

namespace Digits;

/// <summary>Reads the table of digits: 64 pixels, then the digit.</summary>
internal static class DigitTable
{
    private const int Pixels = 64;

    public static (IReadOnlyList<Digit> Train, IReadOnlyList<Digit> Test) Load(int seed)
    {
        using var table = Table.Open("digits.csv");
        return Table.Split([.. table.Enumerate(static row => new Digit(row[..Pixels].ParseToArray<byte>(), row["digit"].Parse<int>()))], seed);
    }
}
