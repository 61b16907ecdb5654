using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>
/// Says which method of TorchSharp a call in a model's source means. Binding a call binds its arguments and weighs every overload, again after each edit
/// of any file; so where names alone decide, nothing is bound.
/// </summary>
internal sealed class TorchCalls(Compilation compilation, INamedTypeSymbol model, CancellationToken cancellation)
{
    private const string Library = "TorchSharp";

    private SemanticModel? _semantics;

    /// <summary>The method, or null where it is not TorchSharp's. Of several overloads it may be another than the one that is called, with the same parameters in the first two places.</summary>
    public IMethodSymbol? Find(InvocationExpressionSyntax call)
    {
        var method = call.Expression switch
        {
            IdentifierNameSyntax name => OfName(name, call.ArgumentList.Arguments),
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

    /// <summary>What a plain name means, where nothing of the model has it, and the directives bring in methods of TorchSharp alone that are alike in what matters.</summary>
    private IMethodSymbol? OfName(IdentifierNameSyntax name, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var text = name.Identifier.ValueText;
        if (!compilation.ContainsSyntaxTree(name.SyntaxTree) || DeclarationAround(name) is not { } declaration || IsDeclaredAround(name, declaration) || IsMember(text))
            return null;

        if (StaticImports.Of(compilation).Find(name.SyntaxTree, text) is not { Length: > 0 } methods)
            return null;

        IMethodSymbol? first = null;
        foreach (var method in methods)
        {
            if (!method.IsStatic || !IsOfLibrary(method))
                return null;

            if (!CanTake(method, arguments))
                continue;

            if (first is not null && !AreAlike(method, first))
                return null;

            first ??= method;
        }

        return first;
    }

    /// <summary>What <c>layer.call</c> means where the layer is a field or property of the model that holds one of TorchSharp's modules.</summary>
    private IMethodSymbol? OfField(MemberAccessExpressionSyntax access)
    {
        if (DeclarationAround(access) is not { } declaration)
            return null;

        var name = access.Expression switch
        {
            IdentifierNameSyntax plain when !IsDeclaredAround(plain, declaration) => plain.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax own } => own.Identifier.ValueText,
            _ => null,
        };
        if (name is null)
            return null;

        ITypeSymbol? type = model.GetMembers(name) switch
        {
            [IFieldSymbol field] => IsDeclaredAsBase(field, declaration) ? model.BaseType : field.Type,
            [IPropertySymbol property] => property.Type,
            _ => null,
        };
        for (; type?.ContainingAssembly?.Name == Library; type = type.BaseType)
        {
            if (type.OriginalDefinition.GetMembers(access.Name.Identifier.ValueText) is [IMethodSymbol method, ..])
                return method;
        }

        return null;
    }

    /// <summary>Whether a field's type is written as the model's base is, which is bound already: most layers are kept as what the model itself is.</summary>
    private bool IsDeclaredAsBase(IFieldSymbol field, TypeDeclarationSyntax declaration) =>
        declaration.BaseList is { Types: [var first, ..] }
        && IsOfLibrary(model.BaseType)
        && field.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var written } }
        && written.FirstAncestorOrSelf<TypeDeclarationSyntax>() == declaration
        && SyntaxFactory.AreEquivalent(written, first.Type, topLevel: false);

    /// <summary>The declaration of the model that holds a node; null where another type's does, a base's say.</summary>
    private TypeDeclarationSyntax? DeclarationAround(SyntaxNode node)
    {
        var declaration = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        foreach (var reference in model.DeclaringSyntaxReferences)
        {
            if (declaration is not null && reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span)
                return declaration;
        }

        return null;
    }

    /// <summary>Whether something in the member around a name has that name: a parameter, a local, a pattern's variable.</summary>
    private static bool IsDeclaredAround(IdentifierNameSyntax name, TypeDeclarationSyntax declaration)
    {
        var text = name.Identifier.ValueText;
        if (declaration.ParameterList is { } primary && primary.Parameters.Any(parameter => parameter.Identifier.ValueText == text))
            return true;

        if (name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return true;

        foreach (var node in member.DescendantNodes())
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

    /// <summary>Whether the model, a base of it or a type around it has a member of that name.</summary>
    private bool IsMember(string name)
    {
        for (var outer = model; outer is not null; outer = outer.ContainingType)
        {
            for (var type = outer; type is not null; type = type.BaseType)
            {
                if (!type.OriginalDefinition.GetMembers(name).IsEmpty)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether an overload may be the one that is called: where it takes a layer's own tensors it is not given numbers, which turn into tensors but into no parameter.</summary>
    private static bool CanTake(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (var index = 0; index < arguments.Count && index < method.Parameters.Length; index++)
        {
            if (arguments[index] is { NameColon: null, Expression: LiteralExpressionSyntax number } && number.IsKind(SyntaxKind.NumericLiteralExpression) && method.Parameters[index].Type.Name == "Parameter")
                return false;
        }

        return true;
    }

    private static bool AreAlike(IMethodSymbol one, IMethodSymbol other) =>
        one.Name != "Linear" || (one.Parameters.Length > 1 && other.Parameters.Length > 1 && one.Parameters[1].Name == other.Parameters[1].Name);

    private static bool IsOfLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == Library;

    private SemanticModel? SemanticsOf(SyntaxNode node)
    {
        if (_semantics?.SyntaxTree != node.SyntaxTree)
            _semantics = compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree) : null;

        return _semantics;
    }
}
