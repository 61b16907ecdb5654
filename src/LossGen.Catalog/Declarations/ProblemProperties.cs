namespace LossGen.Catalog.Declarations;

/// <summary>The names of what problems tell their fixes.</summary>
public static class ProblemProperties
{
    /// <summary>Losses that would fit: member names of <see cref="LossKind"/>, separated by commas, the best first.</summary>
    public const string Losses = "losses";

    /// <summary>Encodings that would fit: attributes as they are written, with arguments, separated by semicolons.</summary>
    public const string Encodings = "encodings";

    /// <summary>Preparations that would fit: attributes as they are written, with arguments; those that belong together joined by <c>&amp;</c>, choices separated by semicolons.</summary>
    public const string Preparations = "preparations";

    /// <summary>Tasks that would fit: member names of <see cref="TaskKind"/>, separated by commas.</summary>
    public const string Tasks = "tasks";

    /// <summary>The attribute in question, without its suffix.</summary>
    public const string Attribute = "attribute";

    /// <summary>Several attributes, of which one can stay, without their suffixes and separated by commas.</summary>
    public const string Attributes = "attributes";

    /// <summary>The named argument of the attribute or the call in question.</summary>
    public const string Argument = "argument";

    /// <summary>The number that should stand in place of the one found.</summary>
    public const string Number = "number";

    /// <summary>Types that could be named, fully qualified, separated by semicolons.</summary>
    public const string Types = "types";

    /// <summary>The type in question, by its documentation id.</summary>
    public const string Type = "type";

    /// <summary>The model, by its documentation id.</summary>
    public const string Model = "model";

    /// <summary>The label, by its documentation id; given once it is known.</summary>
    public const string Label = "label";

    /// <summary>The label whose own attribute says its task, by its documentation id; not given where [Task] says it.</summary>
    public const string HeadLabel = "headLabel";

    /// <summary>The member in question, by its documentation id.</summary>
    public const string Member = "member";

    /// <summary>Members that could be marked, or whose mark could go, by their documentation ids, separated by semicolons.</summary>
    public const string Members = "members";

    /// <summary>Parameters of forward that could take a feature, separated by commas.</summary>
    public const string Parameters = "parameters";

    /// <summary>The language version that the project needs, as a project file writes it.</summary>
    public const string Language = "language";
}
