namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What one reading of forward shows of a tensor.</summary>
/// <param name="Sizes">The sizes of its dimensions, the unknown ones null; null where their number is not known.</param>
/// <param name="Element">"float32", "int64" or "bool"; empty where it is not known.</param>
/// <param name="Indices">How many indices it may hold, from 0; 0 where it is not known, or no index.</param>
/// <param name="Words">What it is, for messages.</param>
internal sealed record SeenTensor(long?[]? Sizes, string Element, int Indices, string Words)
{
    public static readonly SeenTensor Unknown = new(null, "", 0, "");

    public int Rank => Sizes?.Length ?? -1;

    /// <summary>The size of a dimension counted from the front, or from the back where it is negative; null where it is not known.</summary>
    public long? this[int dimension] => Sizes is null ? null : (dimension < 0 ? Sizes.Length + dimension : dimension) is var place && place >= 0 && place < Sizes.Length ? Sizes[place] : null;

    /// <summary>The same, with another size in one dimension.</summary>
    public SeenTensor With(int dimension, long? size, string words)
    {
        if (Sizes is null)
            return Unknown;

        var sizes = (long?[])Sizes.Clone();
        sizes[dimension < 0 ? sizes.Length + dimension : dimension] = size;
        return new SeenTensor(sizes, "float32", 0, words);
    }

    /// <summary>The same numbers in another shape.</summary>
    public SeenTensor Shaped(params long?[] sizes) => this with { Sizes = sizes };

    /// <summary>Its shape as people write it: the first dimension is that of the examples.</summary>
    public string ShapeInWords => Sizes is null ? "" : "[" + string.Join(", ", Sizes.Select((size, index) => size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (index == 0 ? "N" : "?"))) + "]";
}
