namespace LossGen;

/// <summary>A curve in one line of block characters.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws values from the lowest block for the least to the highest for the greatest; sampled to the width. A value that is not finite leaves a gap.</summary>
    public static string Draw(IReadOnlyList<double> values, int width)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
            return "";

        var (least, greatest) = (finite.Min(), finite.Max());
        var length = Math.Min(width, values.Count);
        return string.Create(length, (values, least, greatest), static (line, state) =>
        {
            for (var column = 0; column < line.Length; column++)
            {
                var value = state.values[line.Length == 1 ? 0 : (int)((long)column * (state.values.Count - 1) / (line.Length - 1))];
                line[column] = double.IsFinite(value) ? Blocks[Level(value, state.least, state.greatest)] : ' ';
            }
        });
    }

    private static int Level(double value, double least, double greatest) =>
        greatest > least ? (int)Math.Round((value - least) / (greatest - least) * (Blocks.Length - 1)) : 0;
}
