using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Whether code stands in a module.</summary>
internal static class Modules
{
    /// <summary>Whether a site stands in a class derived from <c>Module</c>, in a member of an object.</summary>
    public static bool Surrounds(Site site)
    {
        if (site.Node.SyntaxTree != site.Model.SyntaxTree || site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration) return false;
        if (site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.Modifiers.Any(modifier => modifier.ValueText == "static")) return false;

        for (var type = site.Model.GetDeclaredSymbol(declaration) as ITypeSymbol; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Module", ContainingType.Name: "nn" }) return true;
        }

        return false;
    }
}
