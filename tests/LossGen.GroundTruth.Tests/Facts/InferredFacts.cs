using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>What the engine infers at the probes of a compilation.</summary>
internal static class InferredFacts
{
    /// <summary>The facts by probe. Of a probe that the engine reaches on several paths, what it claims on all of them.</summary>
    public static ILookup<int, TensorFact> Of(CSharpCompilation compilation)
    {
        var engine = FactsEngine.For(compilation)!;
        var facts = new List<(int Id, TensorFact Fact)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration) is not IMethodSymbol method) continue;

                foreach (var site in engine.Analyze(method, CancellationToken.None).Sites.OfType<OperationSite>().Where(site => site.Call is null))
                {
                    if (Id(site.Node) is { } id) facts.Add((id, site.Result));
                }
            }
        }

        return facts.GroupBy(pair => pair.Id, pair => pair.Fact)
            .ToLookup(probe => probe.Key, probe => (TensorFact)probe.Aggregate<Value>((left, right) => left.Join(right)));
    }

    private static int? Id(SyntaxNode node) =>
        node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Probe.See) or nameof(Probe.SeeInside) } } } list }
        && list.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: int id }
            ? id
            : null;
}
