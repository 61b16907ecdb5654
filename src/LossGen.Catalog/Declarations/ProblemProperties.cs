namespace LossGen.Catalog.Declarations;

/// <summary>The names of what problems tell their fixes.</summary>
public static class ProblemProperties
{
    /// <summary>Losses that would fit: member names of <see cref="LossKind"/>, separated by commas, the best first.</summary>
    public const string Losses = "losses";

    /// <summary>Encodings that would fit: attributes as they are written, with arguments, separated by semicolons.</summary>
    public const string Encodings = "encodings";

    /// <summary>Tasks that would fit: member names of <see cref="TaskKind"/>, separated by commas.</summary>
    public const string Tasks = "tasks";

    /// <summary>The attribute in question, without its suffix.</summary>
    public const string Attribute = "attribute";

    /// <summary>The number that should stand in place of the one found.</summary>
    public const string Number = "number";

    /// <summary>Types that could be named, fully qualified, separated by commas.</summary>
    public const string Types = "types";

    /// <summary>Members that could be marked, separated by commas.</summary>
    public const string Members = "members";
}
