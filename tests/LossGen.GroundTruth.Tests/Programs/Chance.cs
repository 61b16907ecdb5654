namespace LossGen.GroundTruth.Tests.Programs;

/// <summary>The conditions of random programs: the analysis cannot know them, and each run takes other ways.</summary>
public static class Chance
{
    [ThreadStatic]
    private static Random? _random;

    /// <summary>True or false.</summary>
    public static bool Flip() => _random!.Next(2) == 0;

    internal static void Start(int seed) => _random = new Random(seed);
}
