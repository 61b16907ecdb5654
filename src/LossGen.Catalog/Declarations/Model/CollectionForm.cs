namespace LossGen.Catalog.Declarations;

/// <summary>How many values a member holds, and how generated code reaches them.</summary>
public enum CollectionForm
{
    /// <summary>One value.</summary>
    Single,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A <c>Memory</c> or <c>ReadOnlyMemory</c>.</summary>
    Memory,

    /// <summary>Something with an indexer and a count.</summary>
    List,

    /// <summary>Something that can only be enumerated, such as a set.</summary>
    Sequence,
}
