namespace LossGen.Catalog;

/// <summary>The losses, one entry each.</summary>
public static class LossCatalog
{
    public static EquatableArray<LossEntry> All { get; } = [.. ClassLosses.All, .. QuantityLosses.All, .. RegionLosses.All, .. PairLosses.All, .. SequenceLosses.All, .. OutlierLosses.All];

    public static LossEntry? Find(LossKind kind)
    {
        foreach (var entry in All)
        {
            if (entry.Kind == kind)
                return entry;
        }

        return null;
    }
}
