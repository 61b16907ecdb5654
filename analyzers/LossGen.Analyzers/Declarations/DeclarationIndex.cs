using System.Collections.Immutable;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Declarations;

/// <summary>The problems of all declarations in one compilation, by the type declaration that they are shown in. Read once, when first asked for.</summary>
internal sealed class DeclarationIndex(Compilation compilation)
{
    private readonly object _gate = new();
    private ImmutableDictionary<(SyntaxTree Tree, TextSpan Span), ImmutableArray<DeclarationProblem>>? _problems;

    public IEnumerable<DeclarationProblem> ProblemsIn(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = Problems(cancellation);
        if (problems.IsEmpty)
            yield break;

        foreach (var part in type.DeclaringSyntaxReferences)
        {
            if (!problems.TryGetValue((part.SyntaxTree, part.Span), out var found))
                continue;

            foreach (var problem in found)
                yield return problem;
        }
    }

    private ImmutableDictionary<(SyntaxTree Tree, TextSpan Span), ImmutableArray<DeclarationProblem>> Problems(CancellationToken cancellation)
    {
        // A cancelled reading leaves nothing behind, so that the next one starts anew.
        lock (_gate)
            return _problems ??= Read(cancellation);
    }

    private ImmutableDictionary<(SyntaxTree Tree, TextSpan Span), ImmutableArray<DeclarationProblem>> Read(CancellationToken cancellation)
    {
        var gathered = new Dictionary<(SyntaxTree, TextSpan), List<DeclarationProblem>>();
        foreach (var model in ClassesIn(compilation.Assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IsAnnotated(model, cancellation))
                continue;

            if (model.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DeclarationReader.TaskAttribute) is not { } declared)
                continue;

            foreach (var problem in DeclarationReader.Read(model, declared, compilation, cancellation).Problems)
                Add(problem, model);
        }

        return gathered.ToImmutableDictionary(part => part.Key, part => part.Value.ToImmutableArray());

        void Add(DeclarationProblem problem, INamedTypeSymbol model)
        {
            var place = IsHere(problem.Location) ? problem.Location : model.Locations.FirstOrDefault(IsHere);
            if (place is null)
                return;

            var node = place.SourceTree!.GetRoot(cancellation).FindNode(place.SourceSpan);
            var owner = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();
            if (owner is null)
                return;

            var key = (owner.SyntaxTree, owner.Span);
            if (!gathered.TryGetValue(key, out var found))
                gathered.Add(key, found = []);

            // Several models may share one enum, whose problems are then the same.
            if (!found.Exists(known => known.Rule == problem.Rule && known.Location == place && known.Arguments.SequenceEqual(problem.Arguments)))
                found.Add(problem with { Location = place });
        }
    }

    /// <summary>Whether a location is in source of this compilation: types of other projects have locations too, which cannot be reported here.</summary>
    private bool IsHere(Location location) => location.IsInSource && compilation.ContainsSyntaxTree(location.SourceTree!);

    // Attributes are bound only where some are written.
    private static bool IsAnnotated(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Any(part => part.GetSyntax(cancellation) is BaseTypeDeclarationSyntax { AttributeLists.Count: > 0 });

    private static IEnumerable<INamedTypeSymbol> ClassesIn(INamespaceOrTypeSymbol container)
    {
        IEnumerable<INamespaceOrTypeSymbol> members = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        foreach (var member in members)
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                yield return type;

            foreach (var inner in ClassesIn(member))
                yield return inner;
        }
    }
}
