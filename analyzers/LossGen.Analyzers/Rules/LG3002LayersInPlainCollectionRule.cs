using LossGen.Analyzers.Sites;
using LossGen.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>Arrays and lists hide their layers.</summary>
internal sealed class LG3002LayersInPlainCollectionRule() : Rule<ModuleSite>(new RuleDefinition(
    "LG3002",
    DiagnosticSeverity.Warning,
    "Layers in a plain collection",
    "RegisterComponents does not look into '{0}' ({1}): its layers are neither trained, moved nor saved, without any error; use ModuleList or ModuleDict, or register each with register_module",
    "Only fields that are modules themselves are found. ModuleList and ModuleDict are modules."))
{
    protected override Finding? Find(ModuleSite site)
    {
        if (site.Collections.FirstOrDefault() is not { } collection || collection.Locations.FirstOrDefault() is not { } place || site.RegistersByHand) return null;

        return new Finding(place, collection.Name, ModuleSite.TypeOf(collection)).With(Register(site, collection));
    }

    private static Fix? Register(ModuleSite site, ISymbol collection)
    {
        var count = ModuleSite.IsArray(collection) ? "Length" : ModuleSite.IsList(collection) ? "Count" : null;
        var calls = site.Constructors.SelectMany(constructor => constructor.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "RegisterComponents" }).ToArray();
        if (count is null || calls.Length != 1 || calls[0].Parent is not ExpressionStatementSyntax) return null;

        var name = collection.Name;
        return Statements.InsertBefore("Register each layer", calls[0], $"for (var i = 0; i < {name}.{count}; i++) register_module(\"{name}\" + i, {name}[i]);");
    }
}
