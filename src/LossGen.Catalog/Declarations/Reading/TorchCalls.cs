using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>
/// Says which method of TorchSharp a call in a model's source means. Binding a call binds its arguments and weighs every overload, again after each edit
/// of any file; so where names alone decide, only they are looked up.
/// </summary>
internal sealed class TorchCalls(Compilation compilation, INamedTypeSymbol model, CancellationToken cancellation)
{
    private const string Library = "TorchSharp";

    private SemanticModel? _semantics;

    /// <summary>The method, or null where it is not TorchSharp's. Of several overloads it may be another one than that which is called, unless only one has the name.</summary>
    public IMethodSymbol? Find(InvocationExpressionSyntax call)
    {
        var method = call.Expression switch
        {
            IdentifierNameSyntax name => OfName(name),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "call" } access => OfField(access),
            _ => null,
        };
        method ??= SemanticsOf(call)?.GetSymbolInfo(call, cancellation).Symbol as IMethodSymbol;
        return IsOfLibrary(method) ? method : null;
    }

    /// <summary>The value of a constant expression, or null.</summary>
    public object? ConstantOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.NumericLiteralExpression)
            ? literal.Token.Value
            : SemanticsOf(expression)?.GetConstantValue(expression, cancellation).Value;

    /// <summary>What a plain name means, where it can only be one method of TorchSharp, or a group whose overloads are told apart by nothing that matters here.</summary>
    private IMethodSymbol? OfName(IdentifierNameSyntax name)
    {
        if (SemanticsOf(name) is not { } semantics)
            return null;

        var found = semantics.LookupSymbols(name.SpanStart, name: name.Identifier.ValueText);
        foreach (var symbol in found)
        {
            if (symbol is not IMethodSymbol { IsStatic: true } method || !IsOfLibrary(method))
                return null;
        }

        // Parameters are told apart by name for this one.
        return found.Length == 1 || (found.Length > 1 && name.Identifier.ValueText != "Linear") ? (IMethodSymbol)found[0] : null;
    }

    /// <summary>What <c>layer.call</c> means where the layer is a field or property of the model that holds one of TorchSharp's modules.</summary>
    private IMethodSymbol? OfField(MemberAccessExpressionSyntax access)
    {
        var name = access.Expression switch
        {
            IdentifierNameSyntax plain when !IsLocal(plain) => plain.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax own } => own.Identifier.ValueText,
            _ => null,
        };
        if (name is null)
            return null;

        var type = model.GetMembers(name) switch
        {
            [IFieldSymbol field] => field.Type,
            [IPropertySymbol property] => property.Type,
            _ => null,
        };
        for (; type is not null && type.ContainingAssembly?.Name == Library; type = type.BaseType)
        {
            if (type.GetMembers(access.Name.Identifier.ValueText) is [IMethodSymbol method, ..])
                return method;
        }

        return null;
    }

    /// <summary>Whether something in the method around a name has that name: a parameter, a local, a pattern's variable.</summary>
    private static bool IsLocal(IdentifierNameSyntax name)
    {
        if (name.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return true;

        var text = name.Identifier.ValueText;
        foreach (var node in method.DescendantNodes())
        {
            var declared = node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                ForEachStatementSyntax loop => loop.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            };
            if (declared == text)
                return true;
        }

        return false;
    }

    private static bool IsOfLibrary(IMethodSymbol? method) => method?.ContainingAssembly?.Name == Library;

    private SemanticModel? SemanticsOf(SyntaxNode node)
    {
        if (_semantics?.SyntaxTree != node.SyntaxTree)
            _semantics = compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree) : null;

        return _semantics;
    }
}
