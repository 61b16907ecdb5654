namespace LossGen.Catalog;

/// <summary>The label encodings, one entry each.</summary>
public static class EncodingCatalog
{
    public static EquatableArray<EncodingEntry> All { get; } =
    [
        new(LabelEncoding.ClassIndex, "class index", "ClassIndex", "int64 [N]", IsIntegral: true, HasClasses: true, Scores: false, "an enum or a bool under multi-class classification"),
        new(LabelEncoding.OneHot, "one-hot row", "OneHot", "float32 [N, C]", IsIntegral: false, HasClasses: true, Scores: true, "nothing: declare it"),
        new(LabelEncoding.Probabilities, "class probabilities", "Probabilities", "float32 [N, C]", IsIntegral: false, HasClasses: true, Scores: true, "nothing: declare it"),
        new(LabelEncoding.Binary, "0/1", "Binary", "float32 [N]", IsIntegral: false, HasClasses: false, Scores: false, "a bool or an enum of two members under binary classification"),
        new(LabelEncoding.SignedBinary, "-1/+1", "SignedBinary", "float32 [N]", IsIntegral: false, HasClasses: false, Scores: false, "nothing: declare it"),
        new(LabelEncoding.MultiHot, "multi-hot row", "MultiHot", "float32 [N, C]", IsIntegral: false, HasClasses: true, Scores: true, "a [Flags] enum or a set of an enum under multi-label classification", IsSet: true),
        new(LabelEncoding.Real, "real number", "Real", "float32 [N], or [N, D] for a vector", IsIntegral: false, HasClasses: false, Scores: false, "a number under regression, quantile and heteroscedastic regression"),
        new(LabelEncoding.Count, "count", "Count", "float32 [N]", IsIntegral: false, HasClasses: false, Scores: false, "a number under count regression"),
        new(LabelEncoding.Rank, "rank", "Rank", "int64 [N]", IsIntegral: true, HasClasses: true, Scores: false, "an enum under ordinal regression"),
        new(LabelEncoding.Span, "span of tokens", "Span", "int64 [N, 2], first and last", IsIntegral: true, HasClasses: false, Scores: false, "a `TokenSpan`"),
        new(LabelEncoding.Choice, "position of a candidate", "Choice", "int64 [N]", IsIntegral: true, HasClasses: false, Scores: false, "an integer under multiple choice"),
        new(LabelEncoding.ClassIndices, "list of class indices", "ClassIndices", "float32 [N, C], a 1 for each index", IsIntegral: false, HasClasses: true, Scores: true, "nothing: declare it", IsSet: true),
        new(LabelEncoding.Relevance, "relevance of each candidate", "Relevance", "float32 [N, L], minus infinity behind the last", IsIntegral: false, HasClasses: false, Scores: false, "an array, memory or list of numbers, bools or of an enum under listwise ranking"),
    ];

    public static EncodingEntry Get(LabelEncoding encoding)
    {
        foreach (var entry in All)
        {
            if (entry.Encoding == encoding)
                return entry;
        }

        throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "It is no encoding of the catalog.");
    }

    /// <summary>The entry that an attribute declares, or null where the attribute declares no encoding.</summary>
    /// <param name="attribute">The attribute's type name, with its suffix.</param>
    public static EncodingEntry? FindByAttribute(string attribute)
    {
        foreach (var entry in All)
        {
            if (attribute.Length == entry.Attribute.Length + "Attribute".Length && attribute.StartsWith(entry.Attribute, StringComparison.Ordinal))
                return entry;
        }

        return null;
    }
}
