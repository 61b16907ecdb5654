namespace LossGen;

/// <summary>
/// Where the examples that this thread reads come from. A validation split renumbers them; an error has to name the position in the list that the user passed.
/// </summary>
internal static class ExampleOrigin
{
    [ThreadStatic]
    private static int[]? _positions;

    /// <summary>A split is being read: its example i is at <c>positions[i]</c> of the user's list.</summary>
    public static void Use(int[] positions) => _positions = positions;

    /// <summary>Where the examples read last come from; null where lists are those of the user.</summary>
    public static int[]? Current => _positions;

    /// <summary>What was <see cref="Current"/> on another thread holds here.</summary>
    public static void Restore(int[]? positions) => _positions = positions;

    /// <summary>Lists are those of the user again.</summary>
    public static void Clear() => _positions = null;

    /// <summary>The position in the user's list.</summary>
    public static int Of(int example) =>
        _positions is { } positions && example >= 0 && example < positions.Length ? positions[example] : example;
}
