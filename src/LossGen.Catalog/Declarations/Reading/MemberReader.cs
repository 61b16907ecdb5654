using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads what a member of an example holds.</summary>
internal static class MemberReader
{
    /// <summary>The member as generated code reads it, or why it cannot be read and what to do.</summary>
    public static (MemberDeclaration? Member, string Why, string Remedy) Read(ISymbol member, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return (null, $"'{type.ToWords()}' may be null", $"Fill in or drop such rows first and declare it '{nullable.TypeArguments[0].ToWords()}'");

        if (ReadValue(type) is var (value, declaration))
            return (Declare(CollectionForm.Single, value, type, declaration), "", "");

        if (ReadCollection(type) is var (collection, element))
        {
            if (ReadValue(element) is var (elementValue, elementEnum))
                return (Declare(collection, elementValue, element, elementEnum), "", "");

            return (null, $"'{element.ToWords()}' elements are no numbers, bools or enums", "Turn it into an array of numbers");
        }

        var remedy = type.SpecialType == SpecialType.System_String
            ? "Turn the text into an enum or numbers"
            : "Turn it into a number, a bool, an enum or an array of numbers";
        return (null, $"'{type.ToWords()}' is no number, bool, enum, or array of them", remedy);

        MemberDeclaration Declare(CollectionForm form, ValueForm value, ITypeSymbol element, EnumDeclaration? declaration) =>
            new(member.Name, CSharpIdentifier.Escape(member.Name), value, form, element.ToQualified(), declaration);
    }

    /// <summary>A label that may be missing: the member of which the value, where there is one, is as it is read; null where that cannot be read, or where it cannot be missing.</summary>
    public static MemberDeclaration? ReadOptional(ISymbol member, ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && Read(member, nullable.TypeArguments[0]).Member is { IsSingle: true } value
            ? value with { IsOptional = true }
            : null;

    /// <summary>The member as generated code reads it where it is marked as text: a text, or an array or list of words. Null where it is neither.</summary>
    public static MemberDeclaration? ReadText(ISymbol member, ITypeSymbol type)
    {
        var form = type.SpecialType == SpecialType.System_String ? CollectionForm.Single
            : ReadCollection(type) is (CollectionForm.Array or CollectionForm.List, { SpecialType: SpecialType.System_String }) and var (collection, _) ? collection
            : (CollectionForm?)null;
        return form is { } found ? new(member.Name, CSharpIdentifier.Escape(member.Name), ValueForm.Text, found, "string", null) : null;
    }

    /// <summary>The member where it is an array or list of candidates, each of them marked as the member is: one text, or a sequence of integers or of an enum. Null where it is no such thing.</summary>
    public static MemberDeclaration? ReadCandidates(ISymbol member, ITypeSymbol type, bool asText)
    {
        if (ReadCollection(type) is not var (form, candidate) || form is not (CollectionForm.Array or CollectionForm.List))
            return null;

        return (asText ? ReadText(member, candidate) is { IsSingle: true } text ? text : null : Read(member, candidate).Member) is { } one
            ? one with { Candidates = new CandidateList(form, candidate.ToQualified()) }
            : null;
    }

    /// <summary>The constant members of an enum, in declaration order.</summary>
    public static IEnumerable<IFieldSymbol> EnumFields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { HasConstantValue: true, IsImplicitlyDeclared: false });

    /// <summary>An enum's value as a number that orders as the enum does.</summary>
    public static decimal EnumValue(IFieldSymbol field) => field.ConstantValue is int number ? number : Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture);

    /// <summary>The constant members of an enum in the order of their values; those of one value in declaration order.</summary>
    public static List<(decimal Value, IFieldSymbol Field)> EnumValues(INamedTypeSymbol type)
    {
        var members = type.GetMembers();
        var fields = new List<(decimal Value, IFieldSymbol Field)>(members.Length);
        var isSorted = true;
        foreach (var member in members)
        {
            if (member is not IFieldSymbol { HasConstantValue: true, IsImplicitlyDeclared: false } field)
                continue;

            var value = EnumValue(field);
            isSorted = isSorted && (fields.Count == 0 || fields[fields.Count - 1].Value <= value);
            fields.Add((value, field));
        }

        return isSorted ? fields : [.. fields.OrderBy(field => field.Value)];
    }

    private static (ValueForm Value, EnumDeclaration? Enum)? ReadValue(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => (ValueForm.Boolean, null),
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 => (ValueForm.Integer, null),
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => (ValueForm.Floating, null),
        _ when type is { Name: "TokenSpan", ContainingType: null } && type.ContainingNamespace.IsRoot("LossGen") => (ValueForm.Span, null),
        _ => type is INamedTypeSymbol { TypeKind: TypeKind.Enum } declared ? ReadEnum(declared) : null,
    };

    private static (ValueForm Value, EnumDeclaration Enum) ReadEnum(INamedTypeSymbol type)
    {
        var isFlags = IsFlags(type);
        var fields = EnumValues(type);
        var members = ImmutableArray.CreateBuilder<EnumMemberDeclaration>(fields.Count);
        for (var index = 0; index < fields.Count; index++)
        {
            var (value, field) = fields[index];
            if ((index == 0 || fields[index - 1].Value != value) && (!isFlags || IsSingleBit(value)))
                members.Add(new EnumMemberDeclaration(field.Name, CSharpIdentifier.Escape(field.Name), Obsolescence.IsObsolete(field) ? value.ToString(CultureInfo.InvariantCulture) : ""));
        }

        return (isFlags ? ValueForm.Flags : ValueForm.Enum, new EnumDeclaration(type.ToDeclaration(), new EquatableArray<EnumMemberDeclaration>(members.ToImmutable())));
    }

    private static bool IsFlags(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" })
                return true;
        }

        return false;
    }

    private static bool IsSingleBit(decimal value)
    {
        if (value is <= 0 or > ulong.MaxValue)
            return false;

        var bits = (ulong)value;
        return (bits & (bits - 1)) == 0;
    }

    private static (CollectionForm Collection, ITypeSymbol Element)? ReadCollection(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return (CollectionForm.Array, array.ElementType);

        if (type is not INamedTypeSymbol { SpecialType: not SpecialType.System_String } named)
            return null;

        if (named is { Name: "Memory" or "ReadOnlyMemory", Arity: 1 } && named.ContainingNamespace.IsRoot("System"))
            return (CollectionForm.Memory, named.TypeArguments[0]);

        return Interface(named, "IReadOnlyList") is { } list
            ? (CollectionForm.List, list.TypeArguments[0])
            : Interface(named, "IEnumerable") is { } sequence
                ? (CollectionForm.Sequence, sequence.TypeArguments[0])
                : null;
    }

    private static INamedTypeSymbol? Interface(INamedTypeSymbol type, string name)
    {
        if (IsIt(type))
            return type;

        foreach (var candidate in type.AllInterfaces)
        {
            if (IsIt(candidate))
                return candidate;
        }

        return null;

        bool IsIt(INamedTypeSymbol candidate) =>
            candidate.Arity == 1 && candidate.Name == name && candidate.ContainingNamespace is { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } };
    }
}
