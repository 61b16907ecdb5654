namespace LossGen;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of some names, by the fewest letters to change, leave out or add.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="names">What could have been.</param>
    /// <returns>Null where nothing is near: more than a third of the letters are others.</returns>
    public static string? Of(string name, IEnumerable<string> names)
    {
        var written = name.ToUpperInvariant().Select(letter => (int)letter).ToArray();
        var (nearest, distance) = ((string?)null, int.MaxValue);
        foreach (var candidate in names)
        {
            var letters = candidate.ToUpperInvariant().Select(letter => (int)letter).ToArray();
            var found = Transcript.Distance(written, letters);
            if (found < distance && found * 3 <= Math.Max(written.Length, letters.Length))
                (nearest, distance) = (candidate, found);
        }

        return nearest;
    }
}
