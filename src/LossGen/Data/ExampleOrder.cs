namespace LossGen;

/// <summary>Orders of examples that follow from a seed alone: the same on every machine and with every version of .NET.</summary>
internal static class ExampleOrder
{
    /// <summary>Puts 0 to n - 1 into an order that is a function of the seed and the purpose.</summary>
    /// <param name="order">Where the order goes, [n].</param>
    /// <param name="seed">The seed.</param>
    /// <param name="purpose">Keeps orders with one seed apart: the number of the epoch, or 0 for the validation split.</param>
    public static void Shuffle(Span<int> order, long seed, int purpose)
    {
        Ascending(order);
        var random = new SplitMix64(SplitMix64.Mix(unchecked((ulong)seed), (ulong)purpose));
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    /// <summary>
    /// Puts examples of like length side by side: within each window of whole batches they are sorted by length, and then the batches are put into a random order.
    /// A last batch that is not full stays the last.
    /// </summary>
    /// <param name="order">The positions, in random order; rearranged.</param>
    /// <param name="length">The length of the example at a position.</param>
    /// <param name="batchSize">Examples per batch.</param>
    /// <param name="batches">Batches per window.</param>
    /// <param name="random">Decides the order of the batches.</param>
    public static void Bucket(Span<int> order, Func<int, int> length, int batchSize, int batches, ref SplitMix64 random)
    {
        var window = (int)Math.Min(order.Length, (long)batchSize * batches);
        for (var start = 0; start < order.Length; start += window)
        {
            var members = order.Slice(start, Math.Min(window, order.Length - start));
            Sort(members, length);
            for (var last = (members.Length / batchSize) - 1; last > 0; last--)
                Swap(members, random.Below(last + 1), last, batchSize);
        }
    }

    private static void Sort(Span<int> members, Func<int, int> length)
    {
        // The place decides between equals, so that the order does not depend on how sorting is done.
        var keys = new long[members.Length];
        for (var place = 0; place < keys.Length; place++)
            keys[place] = ((long)length(members[place]) << 32) | (uint)place;

        MemoryExtensions.Sort(keys.AsSpan(), members);
    }

    private static void Swap(Span<int> members, int first, int second, int batchSize)
    {
        for (var place = 0; place < batchSize; place++)
        {
            ref var one = ref members[(first * batchSize) + place];
            ref var other = ref members[(second * batchSize) + place];
            (one, other) = (other, one);
        }
    }

    /// <summary>0 to n - 1.</summary>
    public static void Ascending(Span<int> order)
    {
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
    }

    /// <summary>The length of an example; 0 where it cannot be used: the batch that has it says so, and knows its position.</summary>
    public static int LengthOf<T>(T example, Func<T, int> length)
    {
        try
        {
            return length(example);
        }
        catch (DataException)
        {
            return 0;
        }
    }
}
