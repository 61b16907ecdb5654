namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>A program in one of the ways it can be written.</summary>
/// <param name="Spelling">The way.</param>
/// <param name="Files">Its files. A line that came out of statement n of the body ends in <c>// n</c>.</param>
internal sealed record SpelledCase(string Spelling, IReadOnlyList<string> Files)
{
    public const string Inline = "inline";
    public const string Fields = "models in fields";
    public const string Methods = "across methods";
    public const string AcrossFiles = "across files";
    public const string LossModule = "loss module";
    public const string LossField = "loss module in a field";
    public const string TensorMethods = "tensor methods";

    /// <summary>All ways.</summary>
    public static IReadOnlyList<string> Spellings { get; } = [Inline, Fields, Methods, AcrossFiles, LossModule, LossField, TensorMethods];

    /// <summary>The statement that a line came out of; null where it came out of none.</summary>
    public static int? Statement(string line)
    {
        var at = line.LastIndexOf("// ", StringComparison.Ordinal);
        return at >= 0 && int.TryParse(line[(at + 3)..], out var statement) ? statement : null;
    }
}
