using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What the <c>using static</c> directives of a compilation bring in, found without binding anything: what a file says is read once for all compilations that it is in.</summary>
internal sealed class StaticImports
{
    private static readonly ConditionalWeakTable<Compilation, StaticImports> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, FileImports> Files = new();

    private readonly Compilation _compilation;
    private readonly ImmutableArray<string> _global;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private StaticImports(Compilation compilation)
    {
        _compilation = compilation;
        _global = compilation.SyntaxTrees.SelectMany(tree => Read(tree).Global).ToImmutableArray();
    }

    public static StaticImports Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new StaticImports(compilation));

    /// <summary>The methods of a name that the directives of a file, and those of all files, bring in; null where that cannot be told from the directives alone.</summary>
    public ImmutableArray<IMethodSymbol>? Find(SyntaxTree file, string name)
    {
        var own = Read(file);
        if (own.HasInner)
            return null;

        var methods = ImmutableArray.CreateBuilder<IMethodSymbol>();
        return Add(own.Own) && Add(_global) ? methods.ToImmutable() : null;

        bool Add(ImmutableArray<string> directives)
        {
            foreach (var directive in directives)
            {
                if (TypeOf(directive) is not { } type)
                    return false;

                foreach (var member in type.GetMembers(name))
                {
                    if (member is IMethodSymbol method)
                        methods.Add(method);
                }
            }

            return true;
        }
    }

    private INamedTypeSymbol? TypeOf(string directive)
    {
        if (_types.TryGetValue(directive, out var known))
            return known;

        // A.B.C is the type C in the namespace A.B, or C in the type B, and so on.
        var name = directive.ToCharArray();
        INamedTypeSymbol? type = null;
        for (var at = name.Length; type is null && at >= 0; at = Array.LastIndexOf(name, '.'))
        {
            if (at < name.Length)
                name[at] = '+';

            type = _compilation.GetTypeByMetadataName(new string(name));
        }

        return _types.GetOrAdd(directive, type);
    }

    private static FileImports Read(SyntaxTree tree) => Files.GetValue(tree, static tree =>
    {
        if (tree.GetRoot() is not CompilationUnitSyntax root)
            return new FileImports(ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, HasInner: false);

        var statics = root.Usings.Where(directive => !directive.StaticKeyword.IsKind(SyntaxKind.None)).ToArray();
        return new FileImports(
            statics.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None)).Select(TextOf).ToImmutableArray(),
            statics.Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)).Select(TextOf).ToImmutableArray(),
            root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(space => space.DescendantNodes(node => node is BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Any()));
    });

    private static string TextOf(UsingDirectiveSyntax directive)
    {
        const string global = "global::";
        var text = directive.Name?.ToString() ?? "";
        return text.StartsWith(global, StringComparison.Ordinal) ? text.Substring(global.Length) : text;
    }

    /// <summary>The static directives of a file.</summary>
    /// <param name="Own">Those for itself.</param>
    /// <param name="Global">Those for all files.</param>
    /// <param name="HasInner">Whether there are directives within a namespace, whose names mean something else than those outside.</param>
    private sealed record FileImports(ImmutableArray<string> Own, ImmutableArray<string> Global, bool HasInner);
}
