using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the label: what it holds, how it is encoded, and between which classes it decides.</summary>
internal sealed class LabelReader
{
    private readonly TaskEntry _task;
    private readonly ExampleMember _member;
    private readonly EncodingReader _encodings;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private LabelReader(LabelledHead head, int? headWidth, ProblemList problems, CancellationToken cancellation)
    {
        _task = head.Task;
        _member = head.Member;
        _encodings = new EncodingReader(head, headWidth, problems, cancellation);
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The label, or null where it cannot be learned.</summary>
    /// <param name="head">The label with its task.</param>
    /// <param name="example">The type that holds it.</param>
    /// <param name="headWidth">How many numbers the model returns, where that is visible: what a fix proposes as a count.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static LabelDeclaration? Read(LabelledHead head, INamedTypeSymbol example, int? headWidth, ProblemList problems, CancellationToken cancellation)
    {
        var member = head.Member;
        var (declaration, why, remedy) = MemberReader.Read(member.Symbol, member.Type);
        if (head.Task.TakesUnlabelled)
            declaration ??= MemberReader.ReadOptional(member.Symbol, member.Type);

        if (declaration is null)
        {
            problems.Add(DeclarationRules.LabelNotUsable, member.Location, ProblemList.Properties((ProblemProperties.Member, ProblemList.IdOf(member.Symbol))), member.Name, example.Name, why, remedy);
            return null;
        }

        if (Obsolescence.IsForbidden(member.Symbol) || Obsolescence.IsForbidden(member.Type))
        {
            problems.Add(DeclarationRules.LabelNotUsable, member.Location, member.Name, example.Name, Obsolescence.Why, Obsolescence.Remedy);
            return null;
        }

        if (EnumTypeOf(member.Type) is { } type && Symbols.WhyInaccessible(type) is { } inaccessible)
        {
            problems.Add(
                DeclarationRules.LabelNotUsable,
                member.Location,
                ProblemList.Properties((ProblemProperties.Type, ProblemList.IdOf(type))),
                member.Name,
                example.Name,
                $"its type '{type.Name}' cannot be named by the trainer: {inaccessible}",
                "Make it internal or public");
            return null;
        }

        return new LabelReader(head, headWidth, problems, cancellation).Read(declaration);
    }

    /// <summary>The enum that a label's type is or holds.</summary>
    public static INamedTypeSymbol? EnumTypeOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => named,
        IArrayTypeSymbol array => EnumTypeOf(array.ElementType),
        INamedTypeSymbol { Arity: 1 } generic => EnumTypeOf(generic.TypeArguments[0]),
        _ => null,
    };

    private LabelDeclaration? Read(MemberDeclaration member)
    {
        var (encoding, attribute) = _encodings.Read(member);
        if (encoding is null)
            return null;

        var shape = ReadShape(member);
        if (shape is null)
            return null;

        var entry = EncodingCatalog.Get(encoding.Value);
        var names = ReadNames(member, entry);
        if (names is null)
            return null;

        if (encoding is LabelEncoding.Binary or LabelEncoding.SignedBinary && member.Enum is { } yesNo && yesNo.Members.Count != 2)
        {
            _problems.Add(
                DeclarationRules.TooFewClasses,
                _member.Location,
                _encodings.OtherTasks(attribute is null && yesNo.Members.Count > 2 ? nameof(TaskKind.Classification) : ""),
                _member.Name,
                LabelWords.Count(yesNo.Members.Count, "member"),
                "a yes/no label has exactly two",
                $"Use an enum of two members, or {_encodings.Spell(TaskKind.Classification)} for more classes");
            return null;
        }

        var width = encoding == LabelEncoding.Real && attribute is not null ? AttributeArguments.Integer(attribute) : 0;
        var classes = entry.HasClasses ? ReadClasses(member, entry, attribute, names.Value) : ClassList.Named(new EquatableArray<string>(names.Value));
        if (classes is null || (encoding == LabelEncoding.Real && !CheckWidth(member, attribute, width)))
            return null;

        CheckEnumValues(encoding.Value);
        return new LabelDeclaration(member, encoding.Value, Reason(member, attribute), classes, member.Enum is not null || names.Value.Length > 0, width, shape.Value);
    }

    /// <summary>The names given by [Classes] or the enum; empty where there are none; null where they cannot be used.</summary>
    private ImmutableArray<string>? ReadNames(MemberDeclaration member, EncodingEntry entry)
    {
        var attribute = _member.Attributes.Find("Classes");
        if (attribute is null)
            return member.Enum is { } type ? NamesOf(type.Members) : ImmutableArray<string>.Empty;

        var names = AttributeArguments.Array<string>(attribute);
        var (why, remedy) = Examine(names);
        if (why.Length == 0)
            return names;

        _problems.Add(DeclarationRules.ClassNamesNotUsable, DeclaredAttributes.LocationOf(attribute, _cancellation), ProblemList.Properties((ProblemProperties.Attribute, remedy == "Remove it" ? "Classes" : "")), _member.Name, why, remedy);
        return null;

        (string Why, string Remedy) Examine(ImmutableArray<string> given) =>
            !entry.HasClasses ? ($"{LabelWords.WithArticle(entry.Name)} has no classes to name", "Remove it")
            : member.Enum is not null ? ($"the enum '{member.Enum.Type.Name}' names the classes already", "Remove it")
            : given.Any(string.IsNullOrWhiteSpace) ? ("a name is empty", "Give each class a name")
            : given.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated ? ($"'{repeated.Key}' stands twice", "Give each class a name of its own")
            : ("", "");
    }

    private static ImmutableArray<string> NamesOf(EquatableArray<EnumMemberDeclaration> members)
    {
        var names = ImmutableArray.CreateBuilder<string>(members.Count);
        foreach (var member in members)
            names.Add(member.Name);

        return names.MoveToImmutable();
    }

    private ClassList? ReadClasses(MemberDeclaration member, EncodingEntry entry, AttributeData? attribute, ImmutableArray<string> names)
    {
        var declared = attribute is null ? 0 : AttributeArguments.Integer(attribute);
        var isNamed = names.Length > 0 || member.Enum is not null;
        var isCounted = !isNamed && !(member.Value == ValueForm.Boolean && (member.IsSingle || _task.HasManyLabels));
        var known = isNamed ? names.Length : isCounted ? 0 : 2;
        if (declared != 0 && !isCounted && declared != known)
        {
            _problems.Add(
                DeclarationRules.ClassCountsDisagree,
                DeclaredAttributes.LocationOf(attribute!, _cancellation),
                ProblemList.Properties((ProblemProperties.Number, known.ToString(CultureInfo.InvariantCulture))),
                _member.Name,
                declared,
                $"[{DeclaredAttributes.NameOf(attribute!)}({declared})]",
                known,
                isNamed ? member.Enum is { } type ? $"the members of '{type.Type.Name}'" : "[Classes]" : "its type bool");
            return null;
        }

        var count = isCounted ? declared : known;
        if (count == 0 && isCounted)
        {
            _encodings.ReportAmbiguous(member, $"but cannot tell how many classes there are; give the number, as in [{entry.Attribute}(10)]", _encodings.Placeholder(entry.Attribute, 10));
            return null;
        }

        var least = entry.IsSet ? 1 : 2;
        if (count < least)
        {
            _problems.Add(
                DeclarationRules.TooFewClasses,
                !isCounted ? _member.Location : DeclaredAttributes.LocationOf(attribute!, _cancellation),
                _member.Name,
                LabelWords.Count(count, "class"),
                least == 1 ? "a multi-label task needs at least one" : "there is nothing to tell apart below two",
                "Add the classes that are missing");
            return null;
        }

        return isNamed ? ClassList.Named(new EquatableArray<string>(names))
            : isCounted ? ClassList.Counted(count)
            : ClassList.Named(["false", "true"]);
    }

    /// <summary>Height and width of a mask; nothing for other labels; null where they are missing or cannot be used.</summary>
    private EquatableArray<int>? ReadShape(MemberDeclaration member)
    {
        if (_task.Unit != LabelUnit.Pixel)
            return default(EquatableArray<int>);

        if (_member.Attributes.Find("Shape") is not { } attribute)
        {
            _encodings.ReportAmbiguous(member, "only as a mask, for which it needs height and width: add [Shape(height, width)]", "Shape(8, 8)");
            return null;
        }

        var shape = AttributeArguments.Array<int>(attribute);
        if (shape.Length == 2 && shape.All(size => size is > 0 and < 46_340))
            return new EquatableArray<int>(shape);

        _problems.Add(
            DeclarationRules.ShapeNotUsable,
            DeclaredAttributes.LocationOf(attribute, _cancellation),
            string.Join(", ", shape),
            _member.Name,
            "a mask has a height and a width",
            "Give both, as in [Shape(8, 8)]");
        return null;
    }

    private bool CheckWidth(MemberDeclaration member, AttributeData? attribute, int width)
    {
        if (member.IsSingle && width == 0)
            return true;

        if (!member.IsSingle && width > 0 && _task.Output == OutputShape.LikeTarget)
            return true;

        if (attribute is null || width == 0)
        {
            _encodings.ReportAmbiguous(member, "only as a vector of quantities, for which it needs their number", _encodings.Placeholder("Real", 3));
            return false;
        }

        _problems.Add(
            DeclarationRules.EncodingDoesNotFitType,
            DeclaredAttributes.LocationOf(attribute, _cancellation),
            ProblemList.Properties((ProblemProperties.Attribute, "Real")),
            _member.Name,
            LabelWords.Describe(member, _member.Type, _task),
            $"Real({width})",
            member.IsSingle ? "a single number is no vector"
            : width > 0 ? $"{_task.Name} predicts one number"
            : "a vector has at least one quantity");
        return false;
    }

    private void CheckEnumValues(LabelEncoding encoding)
    {
        if (EnumTypeOf(_member.Type) is not { } type)
            return;

        var fields = MemberReader.EnumValues(type);
        if (AreIndices(fields))
            return;

        var place = Symbols.LocationOf(type) is { IsInSource: true } source ? source : _member.Location;
        foreach (var alias in fields.GroupBy(field => field.Value).Where(group => group.Count() > 1))
            _problems.Add(DeclarationRules.EnumHasAliases, place, Properties(type), string.Join(" and ", alias.Select(field => $"'{field.Field.Name}'")), type.Name);

        var values = fields.Select(field => field.Value).Distinct().ToArray();
        if (!EncodingCatalog.Get(encoding).IsSet && !values.SequenceEqual(Enumerable.Range(0, values.Length).Select(index => (decimal)index)))
            _problems.Add(DeclarationRules.EnumValuesAreNoIndices, place, Properties(type), type.Name, string.Join(", ", values.Take(8)) + (values.Length > 8 ? ", ..." : ""));

        static ImmutableDictionary<string, string?> Properties(INamedTypeSymbol type) => ProblemList.Properties((ProblemProperties.Type, ProblemList.IdOf(type)));
    }

    /// <summary>Whether the values count from 0, as nearly always.</summary>
    private static bool AreIndices(List<(decimal Value, IFieldSymbol Field)> fields)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            if (fields[index].Value != index)
                return false;
        }

        return true;
    }

    private string Reason(MemberDeclaration member, AttributeData? attribute) =>
        attribute is not null ? $"{_member.Name} is marked [{DeclaredAttributes.NameOf(attribute)}]" : $"{_member.Name} is {LabelWords.Describe(member, _member.Type, _task)}";
}
