using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>What the source of a model says of its fields and locals, where it says it in one way only.</summary>
internal sealed class ModelSource(INamedTypeSymbol model, CancellationToken cancellation)
{
    private readonly Dictionary<string, ExpressionSyntax?> _fields = new(StringComparer.Ordinal);

    /// <summary>The value that a local holds where it is read, where all its assignments are plain statements in sequence.</summary>
    public static ExpressionSyntax? LastAssignment(IdentifierNameSyntax name)
    {
        if (name.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body is not { } body)
            return null;

        var own = name.FirstAncestorOrSelf<StatementSyntax>(statement => statement.Parent == body);
        ExpressionSyntax? value = null;
        foreach (var statement in body.Statements)
        {
            if (statement == own)
                return value;

            switch (statement)
            {
                case LocalDeclarationStatementSyntax declaration:
                    value = declaration.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == name.Identifier.ValueText)?.Initializer?.Value ?? value;
                    break;
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment } when target.Identifier.ValueText == name.Identifier.ValueText:
                    value = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                    break;
                default:
                    if (Mentions(statement, name.Identifier.ValueText))
                        value = null; // changed in a branch or a loop, or passed where it could be
                    break;
            }
        }

        return null;
    }

    /// <summary>Whether a parameter is never anything but what was passed.</summary>
    public static bool IsNeverAssigned(MethodDeclarationSyntax method, string parameter)
    {
        foreach (var node in method.DescendantNodes())
        {
            var written = node switch
            {
                AssignmentExpressionSyntax { Left: var left } => left,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var passed } => passed,
                _ => null,
            };
            if (written is not null && Mentions(written, parameter))
                return false;
        }

        return true;
    }

    /// <summary>The one expression that a field or property of the model is made by, or null.</summary>
    public ExpressionSyntax? FieldValue(IdentifierNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (!_fields.TryGetValue(text, out var value))
            _fields[text] = value = FindValue(text);

        return value;
    }

    public static ExpressionSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method, string parameter)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = arguments[index].NameColon?.Name.Identifier.ValueText ?? (index < method.Parameters.Length ? method.Parameters[index].Name : "");
            if (name == parameter)
                return arguments[index].Expression;
        }

        return null;
    }

    public static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name,
        _ => expression,
    };

    private ExpressionSyntax? FindValue(string text)
    {
        if (!IsFieldOrProperty(model.GetMembers(text)))
            return null;

        ExpressionSyntax? value = null;
        foreach (var reference in model.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                var made = node switch
                {
                    VariableDeclaratorSyntax { Initializer.Value: { } initial, Parent.Parent: FieldDeclarationSyntax } variable when variable.Identifier.ValueText == text => initial,
                    PropertyDeclarationSyntax { Initializer.Value: { } initial } property when property.Identifier.ValueText == text => initial,
                    AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment when NameOf(assignment.Left) == text => assignment.Right,
                    _ => null,
                };
                if (made is null)
                    continue;

                if (value is not null)
                    return null; // made in several ways

                value = made;
            }
        }

        return value;

        static string NameOf(ExpressionSyntax left) => left is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : ((IdentifierNameSyntax)left).Identifier.ValueText;
    }

    private static bool IsFieldOrProperty(ImmutableArray<ISymbol> members)
    {
        foreach (var member in members)
        {
            if (member is IFieldSymbol or IPropertySymbol)
                return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode node, string name)
    {
        foreach (var descendant in node.DescendantNodesAndSelf())
        {
            if (descendant is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }
}
