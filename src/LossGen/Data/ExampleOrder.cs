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

    /// <summary>0 to n - 1.</summary>
    public static void Ascending(Span<int> order)
    {
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
    }
}
