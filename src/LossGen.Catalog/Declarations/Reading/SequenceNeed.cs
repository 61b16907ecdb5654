namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Whether a label speaks of the steps of a feature, so that there must be one that is a sequence.</summary>
internal enum SequenceNeed
{
    None,

    /// <summary>Of tokens.</summary>
    Tokens,

    /// <summary>Of tokens or of vectors.</summary>
    Steps,
}
