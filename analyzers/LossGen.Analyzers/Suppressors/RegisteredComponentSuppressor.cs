using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Suppressors;

/// <summary>
/// Silences CA2213 ("disposable fields should be disposed") for modules and parameters in fields that <c>RegisterComponents</c> registers: the module that owns them disposes them with itself.
/// Only where that can be seen: the field is readonly and set before the call, which every constructor makes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisteredComponentSuppressor : DiagnosticSuppressor
{
    private const string Register = "RegisterComponents";

    private static readonly SuppressionDescriptor Suppression = new(
        "LGS0001",
        "CA2213",
        "RegisterComponents made the field a part of its module, and TorchSharp's Module disposes its parts with itself.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => ImmutableArray.Create(Suppression);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;

            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>();
            if (node is not null && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IFieldSymbol field && IsRegistered(field, context.CancellationToken))
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Suppression, diagnostic));
        }
    }

    private static bool IsRegistered(IFieldSymbol field, CancellationToken cancellation)
    {
        if (field is not { IsStatic: false, IsReadOnly: true } || !IsComponent(field.Type) || !DerivesFromModule(field.ContainingType))
            return false;

        // A primary constructor has no body that could register anything.
        var constructors = field.ContainingType.InstanceConstructors.Select(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)).ToArray();
        return constructors.Length > 0 && constructors.All(syntax => syntax is ConstructorDeclarationSyntax constructor && Registers(constructor, field.Name));
    }

    /// <summary>Whether a constructor registers the field: by itself, or by another that it begins with.</summary>
    private static bool Registers(ConstructorDeclarationSyntax constructor, string field)
    {
        if (constructor.Initializer is { RawKind: (int)SyntaxKind.ThisConstructorInitializer })
            return true; // which is looked at in its turn

        if (constructor.ExpressionBody is { Expression: var only })
            return IsRegister(only) && HasInitializer(constructor, field);

        if (constructor.Body is not { } body)
            return false;

        // Only a plain statement runs for certain.
        var call = body.Statements.OfType<ExpressionStatementSyntax>().FirstOrDefault(statement => IsRegister(statement.Expression));
        return call is not null && (HasInitializer(constructor, field) || body.Statements.TakeWhile(statement => statement != call).Any(statement => Sets(statement, field)));
    }

    private static bool IsRegister(ExpressionSyntax expression) => expression is InvocationExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.ValueText: Register } or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: Register },
    };

    private static bool HasInitializer(ConstructorDeclarationSyntax constructor, string field) => constructor.Parent is TypeDeclarationSyntax type
        && type.Members.OfType<FieldDeclarationSyntax>().SelectMany(member => member.Declaration.Variables).Any(variable => variable.Identifier.ValueText == field && variable.Initializer is not null);

    private static bool Sets(StatementSyntax statement, string field) => statement is ExpressionStatementSyntax
    {
        Expression: AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: var left,
        },
    } && (left is IdentifierNameSyntax name ? name.Identifier.ValueText : left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own.Name.Identifier.ValueText : "") == field;

    private static bool IsComponent(ITypeSymbol type) => type is INamedTypeSymbol named && (DerivesFromModule(named) || IsTorchSharp(named, "Parameter"));

    private static bool DerivesFromModule(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (IsTorchSharp(level, "Module"))
                return true;
        }

        return false;
    }

    private static bool IsTorchSharp(INamedTypeSymbol type, string name) => type.Name == name && type.ContainingAssembly?.Name == "TorchSharp";
}
