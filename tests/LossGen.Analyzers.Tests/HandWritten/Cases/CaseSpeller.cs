using LossGen.Catalog.LossCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>
/// Writes the body of a case in other ways that mean the same: with its models in fields, with its steps in helper methods of the same or
/// another file, with loss modules in place of loss functions, with methods of tensors in place of functions.
/// </summary>
internal sealed class CaseSpeller
{
    private const string Helpers = "Helpers";

    private readonly IReadOnlyList<MetadataReference> _references;
    private readonly string _members;
    private readonly SemanticModel _model;
    private readonly BlockSyntax _body;
    private readonly string _text;

    private CaseSpeller(string body, string members, IReadOnlyList<MetadataReference> references)
    {
        _references = references;
        _members = members;
        _text = Source(body);
        var compilation = Compile([_text]);
        var tree = compilation.SyntaxTrees.Single();
        _model = compilation.GetSemanticModel(tree);
        _body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(method => method.Identifier.ValueText == "Run").Body!;
    }

    /// <summary>The ways in which a body can be written.</summary>
    /// <param name="body">The body, by the names of <see cref="CaseSource.Body"/>.</param>
    /// <param name="members">Types that the body needs.</param>
    /// <param name="references">What it is compiled against.</param>
    public static IReadOnlyList<SpelledCase> Spell(string body, string members, IReadOnlyList<MetadataReference> references)
    {
        var speller = new CaseSpeller(body, members, references);
        SpelledCase?[] spelled =
        [
            new(SpelledCase.Inline, [speller.Assemble([], "")]),
            speller.InFields(),
            speller.InHelpers(SpelledCase.Methods, ""),
            speller.InHelpers(SpelledCase.AcrossFiles, Helpers + "."),
            speller.WithLossModule(SpelledCase.LossModule, inField: false),
            speller.WithLossModule(SpelledCase.LossField, inField: true),
            speller.WithTensorMethods(),
        ];
        return [.. spelled.OfType<SpelledCase>().Where(way => speller.Compile(way.Files).GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))];
    }

    private SpelledCase? InFields()
    {
        var fields = new List<string>();
        var edits = new List<TextChange>();
        foreach (var (statement, variable) in Declarations().TakeWhile(declaration => fields.Count < 3 || !IsTensor(declaration.Variable)))
        {
            fields.Add($"static readonly {TypeOf(variable)} {variable.Identifier.ValueText} = {variable.Initializer!.Value};{Tag(statement)}");
            edits.Add(new(statement.Span, ""));
        }

        return fields.Count > 3 ? new(SpelledCase.Fields, [Assemble(edits, string.Join('\n', fields))]) : null;
    }

    private SpelledCase? InHelpers(string spelling, string owner)
    {
        var helpers = new List<string>();
        var edits = new List<TextChange>();
        foreach (var node in _body.DescendantNodes(node => node is not ExpressionSyntax))
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: LocalDeclarationStatementSyntax } variable when value is not LiteralExpressionSyntax:
                    Move(value, TypeOf(variable), "Make" + variable.Identifier.ValueText);
                    break;
                case ReturnStatementSyntax { Expression: { } value and not IdentifierNameSyntax }:
                    Move(value, _model.GetTypeInfo(value).Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "Result");
                    break;
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } value }:
                    Move(value, "void", "Do");
                    break;
            }
        }

        if (helpers.Count == 0) return null;

        var members = string.Join('\n', helpers);
        return owner.Length == 0
            ? new(spelling, [Assemble(edits, members)])
            : new(spelling, [Assemble(edits, ""), $"{CaseSource.Usings}\nstatic class {Helpers}\n{{\n{members}\n}}"]);

        void Move(ExpressionSyntax value, string type, string name)
        {
            var locals = value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Select(identifier => _model.GetSymbolInfo(identifier).Symbol).OfType<ILocalSymbol>()
                .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default).ToArray();
            name += helpers.Count;
            var parameters = string.Join(", ", locals.Select(local => $"{local.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {local.Name}"));
            helpers.Add($"internal static {type} {name}({parameters}) => {value};{Tag(TopStatement(value))}");
            edits.Add(new(value.Span, $"{owner}{name}({string.Join(", ", locals.Select(local => local.Name))})"));
        }
    }

    private SpelledCase? WithLossModule(string spelling, bool inField)
    {
        var edits = new List<TextChange>();
        var fields = new List<string>();
        foreach (var call in Functions())
        {
            if (LossCalls.OfFunction(NameOf(call)) is not { } loss) continue;

            var arguments = call.ArgumentList.Arguments;
            var inputs = arguments.TakeWhile(argument => argument.NameColon is null).ToArray();
            if (inputs.Length != loss.Inputs.Count) return null;

            var module = $"nn.{loss.Module}({string.Join(", ", arguments.Skip(inputs.Length))})";
            if (inField) fields.Add($"private static readonly TorchSharp.Modules.{loss.Module} criterion{fields.Count} = {module};{Tag(TopStatement(call))}");
            edits.Add(new(call.Span, $"{(inField ? $"criterion{fields.Count - 1}" : module)}.call({string.Join(", ", inputs.Select(input => input.ToString()))})"));
        }

        return edits.Count > 0 ? new(spelling, [Assemble(edits, string.Join('\n', fields))]) : null;
    }

    private SpelledCase? WithTensorMethods()
    {
        // The innermost first: an outer one would be rewritten with the inner one's old text.
        var edits = Functions().Where(call => LossCalls.OfFunction(NameOf(call)) is null && call.ArgumentList.Arguments.Count > 0
                && !call.ArgumentList.Arguments[0].DescendantNodes().Any(node => node is InvocationExpressionSyntax inner && IsFunction(inner)))
            .Select(call => new TextChange(call.Span, $"({call.ArgumentList.Arguments[0]}).{NameOf(call)}({string.Join(", ", call.ArgumentList.Arguments.Skip(1))})"))
            .ToList();
        return edits.Count > 0 ? new(SpelledCase.TensorMethods, [Assemble(edits, "")]) : null;
    }

    /// <summary>The file with the changes made, each statement of the body on a line of its own with its number.</summary>
    private string Assemble(IEnumerable<TextChange> changes, string members)
    {
        var text = SourceText.From(_text);
        var tags = _body.Statements.Select(statement => new TextChange(new TextSpan(statement.Span.End, 0), Tag(statement)));
        var changed = text.WithChanges(changes.Concat(tags).OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End)).ToString();
        return changed.Replace("/* more */", members, StringComparison.Ordinal);
    }

    // The types of the case stand beside the class of its method, where other files see them too.
    private string Source(string body) => CaseSource.Usings + CaseSource.Body(body, "/* more */") + "\n" + _members;

    private CSharpCompilation Compile(IEnumerable<string> files) => CSharpCompilation.Create(
        "Case",
        files.Select(file => CSharpSyntaxTree.ParseText(file)),
        _references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private IEnumerable<(StatementSyntax Statement, VariableDeclaratorSyntax Variable)> Declarations() => _body.Statements
        .TakeWhile(statement => statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: not null }] })
        .Select(statement => (statement, ((LocalDeclarationStatementSyntax)statement).Declaration.Variables[0]));

    private IEnumerable<InvocationExpressionSyntax> Functions() => _body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsFunction);

    private static bool IsFunction(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "F" } };

    private static string NameOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;

    private string TypeOf(VariableDeclaratorSyntax variable) => ((ILocalSymbol)_model.GetDeclaredSymbol(variable)!).Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private bool IsTensor(VariableDeclaratorSyntax variable) => ((ILocalSymbol)_model.GetDeclaredSymbol(variable)!).Type.Name == "Tensor";

    private StatementSyntax TopStatement(SyntaxNode node) => _body.Statements.First(statement => statement.Span.Contains(node.Span));

    private string Tag(StatementSyntax statement) => $" // {_body.Statements.IndexOf(statement)}\n";
}
