using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the example type: which member is the label, which are features.</summary>
internal static class ExampleReader
{
    /// <summary>The attributes that only a label can use.</summary>
    private static readonly ImmutableHashSet<string> LabelOnly = EncodingCatalog.All
        .Select(entry => entry.Attribute)
        .Where(name => name is not ("OneHot" or "ClassIndex")) // an enum feature takes these too
        .Concat(["Classes", "Loss", "ClassWeights", "PositiveWeight", "LabelSmoothing", "IgnoreIndex", "Quantiles", "LossWeight"])
        .ToImmutableHashSet();

    private static readonly string[] Roles = ["Label", "Feature", "Ignore"];

    private static readonly string[] Sequences = ["Text", "Tokens", "Categories", "DateParts"];

    private static readonly string[] Encodings = [.. EncodingCatalog.All.Select(entry => entry.Attribute)];

    /// <summary>The example type that a task names or nests, or null where there is none that can be used.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol model, AttributeData task, ProblemList problems, CancellationToken cancellation)
    {
        var place = DeclaredAttributes.LocationOf(task, cancellation);
        if (task.ConstructorArguments.Length > 1)
        {
            var named = task.ConstructorArguments[1].Value as ITypeSymbol;
            if (named is null or { TypeKind: TypeKind.Error })
            {
                problems.Add(DeclarationRules.ExampleNotUsable, place, named?.ToWords() ?? "null", model.Name, "it is no type", "Name the type that holds one example");
                return null;
            }

            if (WhyNotUsable(named) is var (why, remedy))
            {
                problems.Add(
                    DeclarationRules.ExampleNotUsable,
                    place,
                    ProblemList.Properties((ProblemProperties.Type, ProblemList.IdOf(named.OriginalDefinition))),
                    named.ToWords(),
                    model.Name,
                    why,
                    remedy);
                return null;
            }

            return (INamedTypeSymbol)named;
        }

        var nested = model.GetTypeMembers().Where(HasLabel).ToArray();
        if (nested.Length == 1 && WhyNotUsable(nested[0]) is not var (_, _))
            return nested[0];

        var kind = task.ConstructorArguments.Length > 0 && AttributeArguments.EnumValue(task) is { } value ? ((TaskKind)value).ToString() : "...";
        problems.Add(
            DeclarationRules.ExampleNotFound,
            place,
            ProblemList.Properties(
                (ProblemProperties.Types, string.Join(";", Candidates(model, nested).Where(type => WhyNotUsable(type) is null).Select(type => type.ToQualified()))),
                (ProblemProperties.Type, nested.Length == 1 ? ProblemList.IdOf(nested[0]) : "")),
            kind,
            model.Name,
            nested.Length switch
            {
                0 => "the model nests no type with a [Label] member",
                1 => $"the nested '{nested[0].Name}' cannot be used: {WhyNotUsable(nested[0])!.Value.Why}",
                _ => "the model nests several types with a [Label] member",
            });
        return null;
    }

    /// <summary>The public readable members in declaration order, those of base types first.</summary>
    public static List<ExampleMember> ReadMembers(INamedTypeSymbol? example)
    {
        if (example is null or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType })
            return [];

        var members = ReadMembers(example.BaseType);
        var inherited = members.Count;
        var constructors = example.InstanceConstructors;
        foreach (var member in example.GetMembers())
        {
            if (TypeOfReadable(member) is not { } held)
                continue;

            if (inherited > 0)
                RemoveNamed(members, member.Name); // an override or a hiding member stands for the inherited one

            members.Add(new ExampleMember(member, held, DeclaredAttributes.OfMember(member, constructors)));
        }

        return members;
    }

    private static void RemoveNamed(List<ExampleMember> members, string name) => members.RemoveAll(member => member.Name == name);

    /// <summary>Checks that the roles and encodings of each member agree, and that no attribute is without effect.</summary>
    /// <param name="members">All members.</param>
    /// <param name="isSeveral">Whether several labels are learned.</param>
    /// <param name="unitOf">What the labels of a member belong to.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static void CheckAttributes(List<ExampleMember> members, bool isSeveral, Func<ExampleMember, LabelUnit> unitOf, ProblemList problems, CancellationToken cancellation)
    {
        foreach (var member in members)
        {
            if (member.Attributes.All.IsEmpty)
                continue;

            CheckOneOf(member, Roles, problems);
            CheckOneOf(member, Sequences, problems);
            CheckOneOf(member, Encodings, problems);
            CheckOneOf(member, PreparationReader.Scalings, problems);
            var isLabel = member.Attributes.Has("Label");
            var unit = unitOf(member);
            foreach (var attribute in member.Attributes.All)
            {
                var name = DeclaredAttributes.NameOf(attribute);
                if ((WhyIdle(name, isLabel, unit, isSeveral) ?? WhyUnprepared(name, member)) is { } why)
                {
                    problems.Add(
                        DeclarationRules.AttributeWithoutEffect,
                        DeclaredAttributes.LocationOf(attribute, cancellation),
                        ProblemList.Properties((ProblemProperties.Attribute, name)),
                        name,
                        member.Name,
                        why);
                }
            }
        }
    }

    private static void CheckOneOf(ExampleMember member, string[] exclusive, ProblemList problems)
    {
        if (member.Attributes.All.Length < 2)
            return;

        var present = Array.FindAll(exclusive, member.Attributes.Has);
        if (present.Length > 1)
        {
            problems.Add(
                DeclarationRules.AttributesContradict,
                member.Location,
                ProblemList.Properties((ProblemProperties.Attributes, string.Join(",", present)), (ProblemProperties.Member, ProblemList.IdOf(member.Symbol))),
                member.Name,
                string.Join(" and ", present.Select(name => $"[{name}]")));
        }
    }

    /// <summary>The members that the model sees.</summary>
    /// <param name="members">All members.</param>
    /// <param name="unitOf">What the labels of a member belong to: a language model sees the tokens that it is to predict.</param>
    public static List<ExampleMember> SelectFeatures(List<ExampleMember> members, Func<ExampleMember, LabelUnit> unitOf)
    {
        var candidates = new List<ExampleMember>(members.Count);
        var hasMark = false;
        foreach (var member in members)
        {
            if (!member.Attributes.All.IsEmpty && (member.Attributes.Has("Ignore") || (member.Attributes.Has("Label") && unitOf(member) != LabelUnit.NextToken)))
                continue;

            candidates.Add(member);
            hasMark = hasMark || member.Attributes.Has("Feature");
        }

        return hasMark ? candidates.FindAll(member => member.Attributes.Has("Feature") || member.Attributes.Has("Label")) : candidates;
    }

    /// <summary>Where a problem of the example type is shown: at the type where it is in source, at the model otherwise.</summary>
    public static Location PlaceOf(INamedTypeSymbol example, INamedTypeSymbol model) =>
        Symbols.LocationOf(example) is { IsInSource: true } place ? place : Symbols.LocationOf(model);

    /// <summary>Why an attribute on a member does nothing, or null where something reads it.</summary>
    private static string? WhyIdle(string name, bool isLabel, LabelUnit unit, bool isSeveral) => name switch
    {
        "Shape" when isLabel && unit != LabelUnit.Pixel => "the encoding gives a label its shape",
        "Tokens" when isLabel && unit != LabelUnit.NextToken => "only a feature, and the label of a causal language model, is a sequence of tokens",
        "Text" when isLabel => "only a feature is text",
        "Sequence" when isLabel => "only a feature is a sequence of vectors",
        "LossWeight" when isLabel && !isSeveral => "a single loss is not weighed against others",
        "Missing" or "Categories" or "DateParts" when isLabel => "only a feature is prepared so",
        _ when !isLabel && LabelOnly.Contains(name) => "only a member marked [Label] uses it",
        _ => null,
    };

    /// <summary>Why a preparation does nothing: the model never sees the member.</summary>
    private static string? WhyUnprepared(string name, ExampleMember member) =>
        member.Attributes.Has("Ignore") && PreparationReader.IsPreparation(name) ? "the member is marked [Ignore], so nothing is prepared" : null;

    private static ITypeSymbol? TypeOfReadable(ISymbol member) => member switch
    {
        { IsStatic: true } or { DeclaredAccessibility: not Accessibility.Public } => null,
        IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } property => property.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        _ => null,
    };

    private static (string Why, string Remedy)? WhyNotUsable(ITypeSymbol type) => type switch
    {
        not INamedTypeSymbol => ("it is no class, record, struct or interface", "Name the type that holds one example"),
        INamedTypeSymbol { IsGenericType: true } generic when generic.IsUnboundGenericType || generic.TypeArguments.Any(argument => argument.TypeKind == TypeKind.TypeParameter) =>
            ("it is an open generic type", "Give its type arguments"),
        INamedTypeSymbol { IsStatic: true } => ("it is static", "Name a type that has instances"),
        INamedTypeSymbol { TypeKind: TypeKind.Enum or TypeKind.Delegate } => ("it has no members to learn from", "Name the type that holds features and label"),
        INamedTypeSymbol { SpecialType: not SpecialType.None } => ("it is a built-in type", "Name a type of your own that holds features and label"),
        INamedTypeSymbol { IsRefLikeType: true } => ("it is a ref struct, which lists cannot hold", "Make it a plain struct"),
        INamedTypeSymbol named when Obsolescence.IsForbidden((ITypeSymbol)named) => (Obsolescence.Why, Obsolescence.Remedy),
        INamedTypeSymbol named => Symbols.WhyInaccessible(named) is { } why ? (why, "Make it internal or public") : null,
    };

    private static bool HasLabel(INamedTypeSymbol type) => ReadMembers(type).Exists(member => member.Attributes.Has("Label"));

    /// <summary>Types that the task might mean: those nested, else those beside the model.</summary>
    private static IEnumerable<INamedTypeSymbol> Candidates(INamedTypeSymbol model, INamedTypeSymbol[] nested) =>
        nested.Length > 0 ? nested : model.ContainingNamespace.GetTypeMembers().Where(HasLabel);
}
