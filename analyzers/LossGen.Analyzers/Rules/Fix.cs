namespace LossGen.Analyzers.Rules;

/// <summary>A cure: replacements of text, in one file or several.</summary>
/// <param name="Title">What it is called in the editor.</param>
/// <param name="Edits">The replacements.</param>
internal sealed record Fix(string Title, IReadOnlyList<Edit> Edits)
{
    /// <summary>A cure of these replacements; null where one of them cannot be made.</summary>
    public static Fix? Of(string title, params Edit?[] edits) =>
        edits.Any(edit => edit is null) ? null : new Fix(title, edits.Select(edit => edit!).ToArray());
}
