using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// A method of a file that may concern the analysis. Files are looked at as a whole, when the compiler is done with them: by then it has bound their
/// methods and hands out what it made of them. Helpers that are asked for earlier would be bound twice.
/// </summary>
/// <param name="Symbol">The method.</param>
/// <param name="Code">Its declaration; the whole file for top-level statements.</param>
/// <param name="Words">What the words of it say.</param>
internal sealed record MethodOfFile(IMethodSymbol Symbol, SyntaxNode Code, WordKinds Words)
{
    /// <summary>The methods, constructors, operators and accessors of a file whose words say one of some kinds.</summary>
    public static IEnumerable<MethodOfFile> In(SemanticModel model, MethodBodies bodies, WordKinds wanted, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        foreach (var member in TreeWords.Of(tree, cancellation).Members)
        {
            cancellation.ThrowIfCancellationRequested();
            var words = bodies.Words(tree, member.Span.Start, cancellation);
            if ((words & wanted) == 0) continue;

            foreach (var (symbol, code) in Methods(tree.GetRoot(cancellation).FindNode(member.Span), model, cancellation))
            {
                if (symbol is not null) yield return new MethodOfFile(symbol.PartialImplementationPart ?? symbol, code, words);
            }
        }
    }

    /// <summary>Reports what a rule found, unless the method or a type around it says that a tool wrote it, or a test has its reasons.</summary>
    public void Report(Rule rule, Finding finding, SemanticModelAnalysisContext context)
    {
        if (rule.IsOpinion && IsOfTest) return;

        for (ISymbol? at = Symbol; at is not null; at = at.ContainingSymbol)
        {
            if (at.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute", ContainingNamespace: { Name: "Compiler", ContainingNamespace: { Name: "CodeDom" } } })) return;
        }

        context.ReportDiagnostic(finding.ToDiagnostic(rule.Descriptor));
    }

    // Whether the method, or another of its class, is marked as a test of any of the usual frameworks.
    private bool IsOfTest => Symbol.ContainingType is { } type && type.GetMembers().Any(static member => member is IMethodSymbol && member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: "FactAttribute" or "TheoryAttribute" or "TestAttribute" or "TestCaseAttribute" or "TestMethodAttribute" or "DataTestMethodAttribute" }
        || attribute.AttributeClass?.BaseType is { Name: "FactAttribute" or "TestMethodAttribute" }));

    private static IEnumerable<(IMethodSymbol? Symbol, SyntaxNode Code)> Methods(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node.FirstAncestorOrSelf<MemberDeclarationSyntax>())
        {
            case BaseMethodDeclarationSyntax method:
                return method.Body is null && method.ExpressionBody is null ? [] : [(model.GetDeclaredSymbol(method, cancellation) as IMethodSymbol, method)];
            case PropertyDeclarationSyntax { ExpressionBody: not null } property:
                return [((model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod, property)];
            case IndexerDeclarationSyntax { ExpressionBody: not null } indexer:
                return [((model.GetDeclaredSymbol(indexer, cancellation) as IPropertySymbol)?.GetMethod, indexer)];
            case BasePropertyDeclarationSyntax { AccessorList: { } accessors }:
                return accessors.Accessors.Where(accessor => accessor.Body is not null || accessor.ExpressionBody is not null)
                    .Select(accessor => (model.GetDeclaredSymbol(accessor, cancellation) as IMethodSymbol, (SyntaxNode)accessor));
            case null or GlobalStatementSyntax:
                var file = node.SyntaxTree.GetRoot(cancellation);
                return [(model.GetDeclaredSymbol(file, cancellation) as IMethodSymbol, file)];
            default:
                return [];
        }
    }
}
