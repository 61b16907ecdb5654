namespace LossGen;

/// <summary>Divides examples into those to train on and those to hold back, and into folds. The same seed gives the same division, on every machine.</summary>
public static class Split
{
    /// <summary>Holds back a share drawn at random.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <param name="examples">The examples.</param>
    /// <param name="heldShare">The share to hold back: above 0 and below 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Both parts, each in the order of the list.</returns>
    /// <exception cref="DataException">A part would be empty.</exception>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Held) Random<T>(IReadOnlyList<T> examples, double heldShare, long seed) =>
        Stratified(examples, static _ => 0, heldShare, seed);

    /// <summary>Holds back the same share of every stratum: of every class, say. Each stratum of two or more gives at least one example to each part.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <typeparam name="TKey">What strata are told apart by.</typeparam>
    /// <param name="examples">The examples.</param>
    /// <param name="stratum">The stratum of an example: its label, say.</param>
    /// <param name="heldShare">The share to hold back: above 0 and below 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Both parts, each in the order of the list.</returns>
    /// <exception cref="DataException">A part would be empty.</exception>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Held) Stratified<T, TKey>(IReadOnlyList<T> examples, Func<T, TKey> stratum, double heldShare, long seed)
        where TKey : notnull
    {
        Verify(heldShare);
        var held = new List<int>();
        foreach (var members in Keyed(examples, stratum, seed))
        {
            var count = (int)Math.Round(members.Count * heldShare, MidpointRounding.AwayFromZero);
            held.AddRange(members.Take(members.Count > 1 ? Math.Clamp(count, 1, members.Count - 1) : count));
        }

        return Parts(examples, held);
    }

    /// <summary>Holds back whole groups (all rows of a patient, say) until the share is reached: no group is in both parts.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <typeparam name="TKey">What groups are told apart by.</typeparam>
    /// <param name="examples">The examples.</param>
    /// <param name="group">The group of an example.</param>
    /// <param name="heldShare">The share of the examples to hold back: above 0 and below 1. Met as nearly as whole groups allow.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Both parts, each in the order of the list.</returns>
    /// <exception cref="DataException">A part would be empty: there is one group only, say.</exception>
    public static (IReadOnlyList<T> Train, IReadOnlyList<T> Held) Grouped<T, TKey>(IReadOnlyList<T> examples, Func<T, TKey> group, double heldShare, long seed)
        where TKey : notnull
    {
        Verify(heldShare);
        var groups = Keyed(examples, group, seed);
        var order = new int[groups.Count];
        ExampleOrder.Shuffle(order, seed, purpose: 1);
        var wanted = examples.Count * heldShare;
        var held = new List<int>();
        foreach (var index in order)
        {
            // A group goes where it brings the share nearer to what is wanted.
            var members = groups[index];
            if (held.Count == 0 || Math.Abs(held.Count + members.Count - wanted) < Math.Abs(held.Count - wanted))
                held.AddRange(members);
        }

        return Parts(examples, held);
    }

    /// <summary>Divides examples into k folds of nearly equal size. Each is held back once, while the others are trained on.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <param name="examples">The examples.</param>
    /// <param name="folds">k: at least 2, at most the number of examples.</param>
    /// <param name="seed">Decides which example is in which fold.</param>
    /// <returns>k pairs of parts.</returns>
    public static IReadOnlyList<(IReadOnlyList<T> Train, IReadOnlyList<T> Held)> Folds<T>(IReadOnlyList<T> examples, int folds, long seed) =>
        Folds(examples, static _ => 0, folds, seed);

    /// <summary>Divides examples into k folds, each with its share of every stratum.</summary>
    /// <typeparam name="T">The type of the examples.</typeparam>
    /// <typeparam name="TKey">What strata are told apart by.</typeparam>
    /// <param name="examples">The examples.</param>
    /// <param name="stratum">The stratum of an example: its label, say.</param>
    /// <param name="folds">k: at least 2, at most the number of examples.</param>
    /// <param name="seed">Decides which example is in which fold.</param>
    /// <returns>k pairs of parts.</returns>
    public static IReadOnlyList<(IReadOnlyList<T> Train, IReadOnlyList<T> Held)> Folds<T, TKey>(IReadOnlyList<T> examples, Func<T, TKey> stratum, int folds, long seed)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, examples.Count);

        // Dealt like cards, on from stratum to stratum: folds differ by one example at most.
        var dealt = Keyed(examples, stratum, seed).SelectMany(members => members).ToArray();
        return [.. Enumerable.Range(0, folds).Select(fold => Parts(examples, [.. dealt.Where((_, place) => place % folds == fold)]))];
    }

    /// <summary>The positions of the examples with each key, shuffled within it; keys in the order in which they first occur.</summary>
    private static List<List<int>> Keyed<T, TKey>(IReadOnlyList<T> examples, Func<T, TKey> key, long seed)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(key);
        var places = new Dictionary<TKey, int>();
        for (var index = 0; index < examples.Count; index++)
            places.TryAdd(key(examples[index]), places.Count);

        var keyed = new List<List<int>>();
        for (var place = 0; place < places.Count; place++)
            keyed.Add([]);

        var order = new int[examples.Count];
        ExampleOrder.Shuffle(order, seed, purpose: 0);
        foreach (var index in order)
            keyed[places[key(examples[index])]].Add(index);

        return keyed;
    }

    private static (IReadOnlyList<T> Train, IReadOnlyList<T> Held) Parts<T>(IReadOnlyList<T> examples, List<int> held)
    {
        if (held.Count == 0 || held.Count == examples.Count)
            throw new DataException($"Of {examples.Count} examples {held.Count} would be held back, which leaves one part empty. Pass more examples (or groups), or another share.");

        var isHeld = new HashSet<int>(held);
        int[] all = [.. Enumerable.Range(0, examples.Count)];
        return (new Subset<T>(examples, Array.FindAll(all, index => !isHeld.Contains(index))), new Subset<T>(examples, Array.FindAll(all, isHeld.Contains)));
    }

    private static void Verify(double heldShare)
    {
        if (!(heldShare is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(heldShare), heldShare, "Expected a share above 0 and below 1: 0.2 holds back a fifth.");
    }
}
