using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>A module that registers nothing has no parameters of its own.</summary>
internal sealed class LG3001ComponentsNotRegisteredRule() : Rule<ModuleSite>(new RuleDefinition(
    "LG3001",
    DiagnosticSeverity.Warning,
    "RegisterComponents is missing",
    "'{0}' never calls RegisterComponents, so parameters(), to() and save() do not see '{1}': an optimizer gets nothing to train; call RegisterComponents() at the end of the constructor",
    "TorchSharp finds sub-modules when RegisterComponents runs. A parent that registers this module would do it for it; no module in this project holds one."))
{
    protected override Finding? Find(ModuleSite site)
    {
        if (site.Type.IsAbstract || site.Layers.FirstOrDefault() is not { } layer || site.Registers || site.IsHeld) return null;

        var constructor = site.Constructors.Count == 1 ? site.Constructors[0] : null;
        return new Finding(site.Identifier.GetLocation(), site.Type.Name, layer.Name).With(Register(constructor));
    }

    private static Fix? Register(ConstructorDeclarationSyntax? constructor)
    {
        if (constructor?.Body is not { } body) return null;

        var indent = new string(' ', constructor.GetLocation().GetLineSpan().StartLinePosition.Character);
        var isOneLine = body.OpenBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line == body.CloseBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line;
        return Fix.Of(
            "Call RegisterComponents",
            Edit.Insert(body.SyntaxTree, body.CloseBraceToken.SpanStart, isOneLine ? "RegisterComponents(); " : $"    RegisterComponents();\n{indent}"));
    }
}
