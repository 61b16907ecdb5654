using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes.Declarations;

/// <summary>A diagnostic with the source around it and the symbols that its properties name.</summary>
internal sealed class FixSite
{
    private readonly Diagnostic _diagnostic;

    private FixSite(Diagnostic diagnostic, SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        _diagnostic = diagnostic;
        Model = model;
        Root = root;
        Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        Cancellation = cancellation;
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    /// <summary>The innermost node that the diagnostic underlines.</summary>
    public SyntaxNode Node { get; }

    public CancellationToken Cancellation { get; }

    public string Id => _diagnostic.Id;

    /// <summary>The attribute that the diagnostic underlines, or null where it underlines something else.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Span == _diagnostic.Location.SourceSpan ? attribute : null;

    public static async Task<FixSite?> CreateAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? null : new FixSite(diagnostic, model, root, cancellation);
    }

    /// <summary>A property of the diagnostic, or nothing.</summary>
    public string Text(string property) => _diagnostic.Properties.TryGetValue(property, out var text) ? text ?? "" : "";

    /// <summary>The parts of a property.</summary>
    public string[] List(string property, char separator) => Text(property).Split([separator], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The symbol that a property names, or null where it cannot be found.</summary>
    public ISymbol? Symbol(string property) => Find(Text(property));

    /// <summary>The symbols that a property names.</summary>
    public IEnumerable<ISymbol> Symbols(string property) => List(property, ';').Select(Find).Where(symbol => symbol is not null).Select(symbol => symbol!);

    private ISymbol? Find(string id) => id.Length == 0 ? null : DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Model.Compilation);
}
