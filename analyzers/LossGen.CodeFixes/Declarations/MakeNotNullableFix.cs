using System.Composition;
using LossGen.Catalog.Declarations;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>Declares a member as always there. Code that assigns null to it then shows where rows have to be filled in or dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNotNullableFix)), Shared]
public sealed class MakeNotNullableFix() : DeclarationFix(DeclarationRules.LabelNotUsable, DeclarationRules.FeatureNotUsable)
{
    private protected override IEnumerable<FixProposal> Propose(FixSite site)
    {
        if (site.Symbol(ProblemProperties.Member) is not { } member || ValueOf(member) is not { } value || MemberReader.Read(member, value).Member is not { } bareMember)
            yield break;

        // Of an enum the next question would be how it is encoded.
        if (site.Id == DeclarationRules.FeatureNotUsable.Id && bareMember.Value == ValueForm.Enum)
            yield break;

        TypeSyntax? declared = AttributeWriting.OwnerOf(member, site.Cancellation) switch
        {
            ParameterSyntax parameter => parameter.Type,
            PropertyDeclarationSyntax property => property.Type,
            FieldDeclarationSyntax field => field.Declaration.Type,
            _ => null,
        };
        TypeSyntax? bare = declared switch
        {
            NullableTypeSyntax nullable => nullable.ElementType,
            GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } => argument,
            _ => null,
        };
        if (declared is not null && bare is not null)
        {
            yield return new FixProposal($"Declare '{member.Name}' as '{value.ToWords()}'", "not nullable", declared.SyntaxTree, () =>
                declared.SyntaxTree.GetRoot(site.Cancellation).ReplaceNode(declared, bare.WithTriviaFrom(declared)));
        }
    }

    /// <summary>What a nullable member holds where it holds something.</summary>
    private static ITypeSymbol? ValueOf(ISymbol member)
    {
        var type = member is IPropertySymbol property ? property.Type : (member as IFieldSymbol)?.Type;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;
    }
}
