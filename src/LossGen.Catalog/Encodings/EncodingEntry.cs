namespace LossGen.Catalog;

/// <summary>What LossGen knows of a label encoding.</summary>
/// <param name="Encoding">The encoding as declared.</param>
/// <param name="Name">Its name in messages and docs.</param>
/// <param name="Attribute">The attribute that declares it, without its suffix.</param>
/// <param name="Target">The target tensor: dtype and shape for N examples, C classes, D quantities.</param>
/// <param name="IsIntegral">Whether the target is int64 (otherwise float32).</param>
/// <param name="HasClasses">Whether the encoding speaks of C classes.</param>
/// <param name="Scores">Whether the target has a row per example, rather than one number.</param>
/// <param name="ImpliedBy">Which member types say it by themselves, in words.</param>
/// <param name="IsSet">Whether any number of the classes may apply.</param>
public sealed record EncodingEntry(
    LabelEncoding Encoding,
    string Name,
    string Attribute,
    string Target,
    bool IsIntegral,
    bool HasClasses,
    bool Scores,
    string ImpliedBy,
    bool IsSet = false);
