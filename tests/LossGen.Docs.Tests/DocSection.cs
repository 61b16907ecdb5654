namespace LossGen.Docs.Tests;

/// <summary>What stands below one heading.</summary>
/// <param name="Code">The lines of its C#.</param>
/// <param name="Output">The lines that it says to print; none where it is no program.</param>
internal sealed record DocSection(List<string> Code, List<string> Output);
