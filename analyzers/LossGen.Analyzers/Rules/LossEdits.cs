using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Replacements of one loss by another.</summary>
internal static class LossEdits
{
    /// <summary>Calls another loss function, or makes another loss module, with the same arguments.</summary>
    public static Fix? ChangeLoss(string title, LossSite site, string function, string module, params Edit?[] others)
    {
        if (site.IsFunction) return Fix.Of(title, [Edit.Rename(site.Node, function), .. others]);
        if (site.Creation is null) return null;

        var edits = new List<Edit?> { Edit.Rename(site.Creation, module) };

        // BCELoss loss = BCELoss(); names the class twice.
        if (site.Creation.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Type: SimpleNameSyntax type } && type.Identifier.ValueText == site.Loss.Module)
        {
            edits.Add(Edit.Replace(type, module));
        }

        return Fix.Of(title, [.. edits, .. others]);
    }
}
