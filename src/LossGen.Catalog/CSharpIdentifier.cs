using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Catalog;

/// <summary>Identifiers as C# writes them.</summary>
public static class CSharpIdentifier
{
    /// <summary>The name, escaped where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
