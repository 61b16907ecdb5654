using System.Collections.Concurrent;
using System.Globalization;
using LossGen.Analyzers.Interpretation;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Facts;

/// <summary>
/// Reads layers and losses that a field or property begins with from the text alone, where it leaves no doubt: <c>private readonly Linear _fc = Linear(784, 10);</c>.
/// The compiler does not keep what it made of such initializers; to bind them again costs more than all else that is asked of a module.
/// </summary>
internal sealed class PlainLayers(Compilation compilation, TorchSymbols torch)
{
    private readonly ConcurrentDictionary<string, IMethodSymbol[]> _factories = new(StringComparer.Ordinal);

    /// <summary>What a member begins with; null where its text does not say it.</summary>
    public Value? Read(ISymbol member, ITypeSymbol type, CancellationToken cancellation)
    {
        var initializer = MethodBodies.InitializerSyntax(member, cancellation)?.Value;
        if (initializer is LiteralExpressionSyntax literal) return literal.Token.Value is { } number && Passed(number, type) is { } constant ? new ConstantFact(constant) : null;

        if (initializer is ArrayCreationExpressionSyntax { Initializer: { } elements } && type is IArrayTypeSymbol { Rank: 1 } array) return Array(elements, array);

        return torch.IsTorchSharp(type) && torch.IsModule(type) && initializer is InvocationExpressionSyntax call && Name(call) is { } name && (type.Name is "Module" or "Loss" || type.Name == name.Identifier.ValueText) ? Module(call, name, member.ContainingType) : null;
    }

    /// <summary>
    /// The call of the only constructor of a class of the user that a member begins with: <c>private readonly Net _net = new(5);</c>; null where its
    /// text does not say it.
    /// </summary>
    public static (IMethodSymbol Constructor, ArgumentFacts Arguments, SyntaxNode Creation)? Made(ISymbol member, ITypeSymbol type, CancellationToken cancellation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, DeclaringSyntaxReferences.IsEmpty: false, InstanceConstructors: [var constructor] }) return null;
        if (MethodBodies.InitializerSyntax(member, cancellation)?.Value is not BaseObjectCreationExpressionSyntax { ArgumentList: { } list, Initializer: null } creation) return null;
        if (creation is ObjectCreationExpressionSyntax named && named.Type.ToString() != DeclaredType(named)) return null;

        return Arguments(constructor, list, member.ContainingType) is { } arguments ? (constructor, arguments, creation) : null;
    }

    private static string? DeclaredType(SyntaxNode creation) => creation.Parent?.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type.ToString(),
        PropertyDeclarationSyntax property => property.Type.ToString(),
        _ => null,
    };

    private static SequenceFact? Array(InitializerExpressionSyntax elements, IArrayTypeSymbol type)
    {
        var values = new Value[elements.Expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (elements.Expressions[i] is not LiteralExpressionSyntax { Token.Value: { } number } || Passed(number, type.ElementType) is not { } value) return null;

            values[i] = new ConstantFact(value);
        }

        return new SequenceFact(type.ElementType.SpecialType, values);
    }

    private ModuleFact? Module(InvocationExpressionSyntax call, IdentifierNameSyntax name, INamedTypeSymbol owner)
    {
        var text = name.Identifier.ValueText;
        if (text == "Sequential") return Factories(text).Length > 0 ? Sequential(call, owner) : null;
        if (LossCalls.OfModule(text) is null && LayerOperations.Find(text) is null) return null;

        ArgumentFacts? found = null;
        foreach (var factory in Factories(text))
        {
            if (Arguments(factory, call.ArgumentList, owner) is not { } arguments) continue;
            if (found is not null) return null;

            found = arguments;
        }

        return found is null ? null : TorchCalls.Described(text, found, call);
    }

    private SequentialFact? Sequential(InvocationExpressionSyntax call, INamedTypeSymbol owner)
    {
        var children = new ModuleFact[call.ArgumentList.Arguments.Count];
        for (var i = 0; i < children.Length; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var child = argument.Expression is TupleExpressionSyntax { Arguments: [{ Expression: LiteralExpressionSyntax }, { } named] } ? named.Expression : argument.Expression;
            if (argument.NameColon is not null || child is not InvocationExpressionSyntax inner || Name(inner) is not { } name) return null;

            // What the parent's class is known by, its children are.
            if (Qualifier(inner) != Qualifier(call) || Module(inner, name, owner) is not { } module) return null;

            children[i] = module;
        }

        return children.Length == 0 ? null : new SequentialFact(children, call);
    }

    private IMethodSymbol[] Factories(string name) => _factories.GetOrAdd(name, known =>
        compilation.ContainsSymbolsWithName(known, SymbolFilter.TypeAndMember) ? [] : [.. torch.Factories(known)]);

    // null where the call does not fit the method, or says more than numbers.
    private static ArgumentFacts? Arguments(IMethodSymbol factory, ArgumentListSyntax list, INamedTypeSymbol owner)
    {
        var passed = new ArgumentFact?[factory.Parameters.Length];
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var at = argument.NameColon is { Name.Identifier.ValueText: var name } ? IndexOf(factory, name) : i;
            if (at < 0 || at >= passed.Length || passed[at] is not null || factory.Parameters[at].IsParams) return null;
            if (!argument.RefKindKeyword.IsKind(SyntaxKind.None) || Constant(argument.Expression, owner) is not { } constant || Passed(constant, factory.Parameters[at].Type) is not { } value) return null;

            passed[at] = new ArgumentFact(new ConstantFact(value), argument.Expression);
        }

        var facts = new KeyValuePair<string, ArgumentFact>[passed.Length];
        for (var i = 0; i < passed.Length; i++)
        {
            var parameter = factory.Parameters[i];
            if (passed[i] is null && !parameter.HasExplicitDefaultValue) return null;

            facts[i] = new(parameter.Name, passed[i] ?? new ArgumentFact(parameter.ExplicitDefaultValue is { } value ? new ConstantFact(value) : Value.Unknown, null));
        }

        return new ArgumentFacts(facts);
    }

    private static int IndexOf(IMethodSymbol factory, string parameter)
    {
        for (var i = 0; i < factory.Parameters.Length; i++)
        {
            if (factory.Parameters[i].Name == parameter) return i;
        }

        return -1;
    }

    private static object? Constant(ExpressionSyntax expression, INamedTypeSymbol owner) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } => literal.Token.Value switch
        {
            int number => -number,
            double number => -number,
            float number => -number,
            _ => null,
        },
        IdentifierNameSyntax name => owner.GetMembers(name.Identifier.ValueText) is [IFieldSymbol { IsConst: true, ConstantValue: { } value }] ? value : null,
        _ => null,
    };

    // The constant as the compiler passes it; null where another overload is meant.
    private static object? Passed(object constant, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }) return Passed(constant, inner) is null ? null : constant;

        return (constant, type.SpecialType) switch
        {
            (bool, SpecialType.System_Boolean) => constant,
            (int or long, SpecialType.System_Int64) => Convert.ToInt64(constant, CultureInfo.InvariantCulture),
            (int, SpecialType.System_Int32) => constant,
            (int or long or float or double, SpecialType.System_Double) => Convert.ToDouble(constant, CultureInfo.InvariantCulture),
            (int or long or float, SpecialType.System_Single) => Convert.ToSingle(constant, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    // Linear(...), nn.Linear(...) or torch.nn.Linear(...)
    private static IdentifierNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax name } when Qualifier(call) is "nn" or "torch.nn" => name,
        _ => null,
    };

    private static string Qualifier(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax member ? member.Expression.ToString() : string.Empty;
}
