using System.Composition;
using System.Globalization;
using LossGen.Catalog.Declarations;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Gives the members of a label's enum values of their own: an alias the next free one, or all of them their class index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NumberMembersFix)), Shared]
public sealed class NumberMembersFix() : DeclarationFix(DeclarationRules.EnumHasAliases, DeclarationRules.EnumValuesAreNoIndices)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Type) is not INamedTypeSymbol type
            || type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(site.Cancellation)).ToArray() is not [EnumDeclarationSyntax declaration])
            yield break;

        var fields = MemberReader.EnumFields(type).ToArray();
        var values = fields.Select(MemberReader.EnumValue).ToArray();
        if (fields.Length != declaration.Members.Count)
            yield break;

        var hasAliases = values.Distinct().Count() < values.Length;
        if (site.Id == DeclarationRules.EnumHasAliases.Id)
            yield return Renumber(site, declaration, $"Give each name of '{type.Name}' a value of its own", "own values", values, WithoutAliases(values, IsFlags(type)));
        else if (!hasAliases)
            yield return Renumber(site, declaration, $"Number the members of '{type.Name}' 0 to {(values.Length - 1).ToString(CultureInfo.InvariantCulture)}", "indices", values, Indices(values));
    }

    /// <summary>Each value's place in their order: the class index that the generated trainer uses.</summary>
    private static decimal[] Indices(decimal[] values)
    {
        var order = values.OrderBy(value => value).ToArray();
        return values.Select(value => (decimal)Array.IndexOf(order, value)).ToArray();
    }

    /// <summary>The values with each repeated one replaced by a free one: above all others, or for flags the next free bit.</summary>
    private static decimal[] WithoutAliases(decimal[] values, bool isFlags)
    {
        var free = values.Max();
        var taken = new HashSet<decimal>();
        return values.Select(value => taken.Add(value) ? value : free = isFlags ? NextBit(free) : free + 1).ToArray();
    }

    private static decimal NextBit(decimal above)
    {
        var bit = 1m;
        while (bit <= above)
            bit *= 2;

        return bit;
    }

    private static bool IsFlags(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: nameof(FlagsAttribute), ContainingNamespace.Name: nameof(System) });

    private static FixProposal Renumber(FixSite site, EnumDeclarationSyntax declaration, string title, string key, decimal[] old, decimal[] values) =>
        new(title, key, declaration.SyntaxTree, () =>
        {
            var members = declaration.Members.Select((member, index) => Renumber(member, old[index], values[index], index == 0 ? 0 : values[index - 1] + 1));
            var list = SyntaxFactory.SeparatedList(members, declaration.Members.GetSeparators());
            return declaration.SyntaxTree.GetRoot(site.Cancellation).ReplaceNode(declaration, declaration.WithMembers(list));
        });

    /// <summary>The member with its value: unsaid where counting on from the member before says it, as it stood where it does not change.</summary>
    private static EnumMemberDeclarationSyntax Renumber(EnumMemberDeclarationSyntax member, decimal old, decimal value, decimal counted)
    {
        if (value == old && (member.EqualsValue is not null || value == counted))
            return member;

        var bare = member.EqualsValue is { } initializer
            ? member.WithIdentifier(member.Identifier.WithTrailingTrivia(initializer.GetTrailingTrivia())).WithEqualsValue(null)
            : member;
        if (value == counted)
            return bare;

        var number = SyntaxFactory.ParseExpression(value.ToString(CultureInfo.InvariantCulture)).WithTrailingTrivia(bare.Identifier.TrailingTrivia);
        return bare
            .WithIdentifier(bare.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithEqualsValue(SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), number));
    }
}
