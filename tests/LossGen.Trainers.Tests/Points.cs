namespace LossGen.Trainers.Tests;

/// <summary>Random points in the plane, the features of every problem here.</summary>
internal static class Points
{
    public static List<T> Make<T>(int count, int seed, Func<float, float, T> label)
    {
        var random = new Random(seed);
        var examples = new List<T>(count);
        for (var index = 0; index < count; index++)
            examples.Add(label((float)((random.NextDouble() * 2) - 1), (float)((random.NextDouble() * 2) - 1)));

        return examples;
    }

    /// <summary>Which third of the turn around the origin a point lies in: a problem of three classes.</summary>
    public static int Third(float x, float y) => (int)((Math.Atan2(y, x) + Math.PI) / (2 * Math.PI) * 3) % 3;
}
