using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the model: whether a trainer can construct, name and call it.</summary>
internal static class ModelReader
{
    /// <summary>What forward takes and returns, or null where the model cannot be called.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mayReturnTuple">Whether it may return a tuple.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ForwardSignature? ReadForward(INamedTypeSymbol model, bool mayReturnTuple, ProblemList problems)
    {
        var arguments = ModuleArguments(model);
        if (arguments.IsDefault)
        {
            var why = model.BaseType is { SpecialType: SpecialType.System_Object } or null
                ? "it derives from no Module"
                : $"its base '{model.BaseType.ToWords()}' has no forward that takes and returns tensors";
            problems.Add(DeclarationRules.ModelIsNoModule, Symbols.LocationOf(model), model.Name, why);
            return null;
        }

        var returned = arguments[arguments.Length - 1];
        var outputs = returned is INamedTypeSymbol { IsTupleType: true } tuple && mayReturnTuple ? tuple.TupleElements : ImmutableArray<IFieldSymbol>.Empty;
        var others = outputs.IsEmpty ? arguments : arguments.Take(arguments.Length - 1).Concat(outputs.Select(output => output.Type));
        if (others.FirstOrDefault(argument => !argument.IsTensor()) is { } other)
        {
            problems.Add(DeclarationRules.ModelIsNoModule, Symbols.LocationOf(model), model.Name, $"its forward uses '{other.ToWords()}', not only Tensor");
            return null;
        }

        var count = arguments.Length - 1;
        var forward = Forward(model, count);
        var parameters = forward is not null
            ? ParameterNames(forward)
            : Enumerable.Range(0, count).Select(index => count == 1 ? "input" : "input" + (index + 1)).ToArray();
        return new ForwardSignature(parameters, outputs.Select(output => output.IsExplicitlyNamedTupleElement ? output.Name : "").ToArray(), returned);
    }

    /// <summary>The most derived override of forward, or null where the model inherits it.</summary>
    public static IMethodSymbol? Forward(INamedTypeSymbol model, int parameters)
    {
        for (var type = model; type is not null && !IsModule(type); type = type.BaseType)
        {
            foreach (var member in type.GetMembers("forward"))
            {
                if (member is IMethodSymbol { IsOverride: true } method && ParameterNames(method).Length == parameters)
                    return method;
            }
        }

        return null;
    }

    /// <summary>Read from the source where there is one: the symbol would bind the types, and look for what it overrides.</summary>
    private static string[] ParameterNames(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is MethodDeclarationSyntax { ParameterList.Parameters: var written }
            ? written.Select(parameter => parameter.Identifier.ValueText).ToArray()
            : method.Parameters.Select(parameter => parameter.Name).ToArray();

    public static void CheckUsable(INamedTypeSymbol model, ProblemList problems)
    {
        if (WhyNotUsable(model) is var (why, remedy))
            problems.Add(DeclarationRules.ModelNotUsable, Symbols.LocationOf(model), model.Name, why, remedy);
    }

    /// <summary>Whether the trainer can write <c>new Model()</c>.</summary>
    public static bool CanConstruct(INamedTypeSymbol model) =>
        FindConstructor(model) is { } constructor && !Obsolescence.IsForbidden(constructor) && (!HasRequiredMembers(model) || SetsRequiredMembers(constructor));

    /// <summary>The constructor without parameters that a trainer could call, or null.</summary>
    public static IMethodSymbol? FindConstructor(INamedTypeSymbol model) => model.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.Parameters.Length == 0
        && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    /// <summary>Whether <c>new</c> alone leaves members unset that must be.</summary>
    private static bool HasRequiredMembers(INamedTypeSymbol model)
    {
        for (var type = model; type is not null && !IsModule(type); type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                    return true;
            }
        }

        return false;
    }

    private static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private static (string Why, string Remedy)? WhyNotUsable(INamedTypeSymbol model)
    {
        if (model.IsAbstract)
            return ("it is abstract", "Put [Task] on a concrete subclass");

        for (var type = model; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
                return (SymbolEqualityComparer.Default.Equals(type, model) ? "it is generic" : $"it is nested in the generic '{type.ToWords()}'", "Derive a class without type parameters and put [Task] there");
        }

        if (Obsolescence.IsForbidden((ITypeSymbol)model))
            return (Obsolescence.Why, Obsolescence.Remedy);

        for (var space = model.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (!space.GetTypeMembers("var").IsEmpty)
                return ($"a type in {(space.IsGlobalNamespace ? "the global namespace" : $"'{Symbols.NameOf(space)}'")} is named 'var', by which the trainer declares its locals", "Rename that type");
        }

        return Symbols.WhyInaccessible(model) is { } why ? (why, "Make it internal or public") : null;
    }

    private static ImmutableArray<ITypeSymbol> ModuleArguments(INamedTypeSymbol model)
    {
        for (var type = model.BaseType; type is not null; type = type.BaseType)
        {
            if (IsModule(type) && type.TypeArguments.Length >= 2)
                return type.TypeArguments;
        }

        return default;
    }

    private static bool IsModule(INamedTypeSymbol type) =>
        type is { Name: "Module", ContainingType: { Name: "nn", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } } };
}
