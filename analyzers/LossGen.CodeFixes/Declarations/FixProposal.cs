using Microsoft.CodeAnalysis;

namespace LossGen.CodeFixes.Declarations;

/// <summary>One way to cure a diagnostic.</summary>
/// <param name="Title">What the user chooses.</param>
/// <param name="Key">What makes it the same choice elsewhere: Fix All applies proposals of equal keys.</param>
/// <param name="Tree">The file that it changes.</param>
/// <param name="Rewrite">Makes the file's new root.</param>
internal sealed record FixProposal(string Title, string Key, SyntaxTree Tree, Func<SyntaxNode> Rewrite);
