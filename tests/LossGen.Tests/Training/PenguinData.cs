using Penguins;

namespace LossGen.Tests;

/// <summary>Penguins drawn around three centres that a small network can tell apart, standardised.</summary>
internal static class PenguinData
{
    private static readonly float[][] Centres = [[-1f, 1f, -1f, -0.5f], [1f, 0.8f, -0.2f, -0.6f], [0.6f, -1.1f, 1.2f, 1.1f]];

    public static Penguin[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var penguins = new Penguin[count];
        for (var index = 0; index < count; index++)
        {
            var species = index % Centres.Length;
            var centre = Centres[species];
            penguins[index] = new Penguin(Near(centre[0]), Near(centre[1]), Near(centre[2]), Near(centre[3]), (Species)species);
        }

        return penguins;

        float Near(float value) => value + (float)((random.NextDouble() - 0.5) * 1.2);
    }
}
