using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads the label: what it holds, how it is encoded, and between which classes it decides.</summary>
internal sealed class LabelReader
{
    private readonly TaskEntry _task;
    private readonly ExampleMember _member;
    private readonly int? _headWidth;
    private readonly DeclaredAttributes _typeAttributes;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private LabelReader(TaskEntry task, ExampleMember member, int? headWidth, ProblemList problems, CancellationToken cancellation)
    {
        _headWidth = headWidth;
        _task = task;
        _member = member;
        _typeAttributes = DeclaredAttributes.Of(member.Type as INamedTypeSymbol);
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The label, or null where it cannot be learned.</summary>
    /// <param name="task">What is learned.</param>
    /// <param name="member">The member marked [Label].</param>
    /// <param name="example">The type that holds it.</param>
    /// <param name="headWidth">How many numbers the model returns, where that is visible: what a fix proposes as a count.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static LabelDeclaration? Read(TaskEntry task, ExampleMember member, INamedTypeSymbol example, int? headWidth, ProblemList problems, CancellationToken cancellation)
    {
        var (declaration, why, remedy) = MemberReader.Read(member.Symbol, member.Type);
        if (declaration is null)
        {
            problems.Add(DeclarationRules.LabelNotUsable, member.Location, ProblemList.Properties((ProblemProperties.Member, ProblemList.IdOf(member.Symbol))), member.Name, example.Name, why, remedy);
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

        return new LabelReader(task, member, headWidth, problems, cancellation).Read(declaration);
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
        var (encoding, attribute) = ReadEncoding(member);
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
                ProblemList.Properties((ProblemProperties.Tasks, attribute is null && yesNo.Members.Count > 2 ? nameof(TaskKind.Classification) : "")),
                _member.Name,
                LabelWords.Count(yesNo.Members.Count, "member"),
                "a yes/no label has exactly two",
                "Use an enum of two members, or [Task(Classification, ...)] for more classes");
            return null;
        }

        var width = encoding == LabelEncoding.Real && attribute is not null ? AttributeArguments.Integer(attribute) : 0;
        var classes = entry.HasClasses ? ReadClasses(member, entry, attribute, names.Value) : ClassList.Named(new EquatableArray<string>(names.Value));
        if (classes is null || (encoding == LabelEncoding.Real && !CheckWidth(member, attribute, width)))
            return null;

        CheckEnumValues(encoding.Value);
        return new LabelDeclaration(member, encoding.Value, Reason(member, attribute), classes, member.Enum is not null || names.Value.Length > 0, width, shape.Value);
    }

    private (LabelEncoding? Encoding, AttributeData? Attribute) ReadEncoding(MemberDeclaration member)
    {
        var attribute = EncodingAttribute(_member.Attributes) ?? EncodingAttribute(_typeAttributes);
        if (attribute is null)
        {
            // The tokens are the labels, so what counts the ones counts the others.
            var tokens = _task.Unit == LabelUnit.NextToken ? _member.Attributes.Find("Tokens") : null;
            return (Infer(member, tokens), tokens);
        }

        var entry = EncodingCatalog.FindByAttribute(attribute.AttributeClass!.Name)!;
        if (EncodingFit.WhyNot(entry.Encoding, member, _task.Accepts(entry.Encoding) ? _task.Unit : LabelUnit.Example) is { } why)
        {
            _problems.Add(
                DeclarationRules.EncodingDoesNotFitType,
                DeclaredAttributes.LocationOf(attribute, _cancellation),
                ProblemList.Properties((ProblemProperties.Attribute, entry.Attribute), (ProblemProperties.Encodings, string.Join(";", FittingEncodings(member)))),
                _member.Name,
                Describe(member),
                entry.Attribute,
                why);
            return (null, attribute);
        }

        if (!_task.Accepts(entry.Encoding))
        {
            ReportMisfit(LabelWords.WithArticle(entry.Name), [entry.Encoding], member);
            return (null, attribute);
        }

        return (entry.Encoding, attribute);
    }

    private static AttributeData? EncodingAttribute(DeclaredAttributes attributes) =>
        attributes.All.FirstOrDefault(attribute => EncodingCatalog.FindByAttribute(attribute.AttributeClass!.Name) is not null);

    /// <summary>The encoding that the type says by itself under the task, or null with a problem that offers the choices.</summary>
    private LabelEncoding? Infer(MemberDeclaration member, AttributeData? tokens)
    {
        var isNamed = _member.Attributes.Has("Classes");
        switch (member)
        {
            case { IsSingle: true, Value: ValueForm.Span }:
                return InferOr(member, "a span of tokens", (TaskKind.SpanExtraction, LabelEncoding.Span));
            case { IsSingle: true, Value: ValueForm.Boolean } or { IsSingle: true, Enum.Members.Count: 2 } when _task.Encodings is [{ Encoding: LabelEncoding.SignedBinary }]:
                return LabelEncoding.SignedBinary;
            case { IsSingle: true, Value: ValueForm.Enum } when _task.Kind == TaskKind.MetricLearning:
                return LabelEncoding.ClassIndex;
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.MetricLearning:
                return isNamed ? LabelEncoding.ClassIndex : Ambiguous(member, "only as class indices, for which it needs the number of classes", Placeholder("ClassIndex", 10));
            case { IsSingle: true, IsNumeric: true } when _task.Kind == TaskKind.Similarity && member.Value != ValueForm.Boolean:
                return LabelEncoding.Real;
            case { IsNumeric: true } or { Value: ValueForm.Enum } when _task.HasManyLabels && EncodingFit.WhyNot(LabelEncoding.ClassIndex, member, _task.Unit) is null:
                return member.Value is ValueForm.Enum or ValueForm.Boolean || isNamed || tokens is { ConstructorArguments.Length: > 0 } ? LabelEncoding.ClassIndex
                    : _task.Unit == LabelUnit.NextToken ? Ambiguous(member, "only as a sequence of tokens, for which it needs the size of the vocabulary", Placeholder("Tokens", 32000))
                    : Ambiguous(member, "only as class indices, for which it needs the number of classes", Placeholder("ClassIndex", 10));
            case { IsSingle: true, Value: ValueForm.Enum }:
                return InferOr(member, "one class of an enum", (TaskKind.Classification, LabelEncoding.ClassIndex), (TaskKind.BinaryClassification, LabelEncoding.Binary), (TaskKind.OrdinalRegression, LabelEncoding.Rank));
            case { IsSingle: true, Value: ValueForm.Boolean }:
                return InferOr(member, "yes or no", (TaskKind.BinaryClassification, LabelEncoding.Binary), (TaskKind.Classification, LabelEncoding.ClassIndex));
            case { IsSingle: true, Value: ValueForm.Flags } or { IsSingle: false, Value: ValueForm.Enum }:
                return InferOr(member, "a set of classes", (TaskKind.MultiLabel, LabelEncoding.MultiHot));
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.Classification:
                return isNamed ? LabelEncoding.ClassIndex : Ambiguous(member, "as class indices, for which it needs the number of classes, or as a quantity", Placeholder("ClassIndex", 10), TaskKind.Regression);
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.OrdinalRegression:
                return isNamed ? LabelEncoding.Rank : Ambiguous(member, "only as a rank, for which it needs the number of ranks", Placeholder("Rank", 5));
            case { IsSingle: true, IsNumeric: true } when _task.Kind == TaskKind.BinaryClassification:
                return Ambiguous(member, "as 0/1 or as -1/+1", "Binary;SignedBinary");
            case { IsSingle: true, IsNumeric: true }:
                return InferOr(
                    member,
                    "a number",
                    (TaskKind.Regression, LabelEncoding.Real),
                    (TaskKind.QuantileRegression, LabelEncoding.Real),
                    (TaskKind.HeteroscedasticRegression, LabelEncoding.Real),
                    (TaskKind.CountRegression, LabelEncoding.Count));
            case { IsNumeric: true } when _task.Kind == TaskKind.Classification:
                return Ambiguous(member, "as a one-hot row or as class probabilities", Placeholder("OneHot", 10) + (member.Value == ValueForm.Floating ? ";" + Placeholder("Probabilities", 10) : ""));
            case { IsNumeric: true } when _task.Kind == TaskKind.MultiLabel:
                return isNamed ? LabelEncoding.MultiHot : Ambiguous(member, "only as a multi-hot row, for which it needs the number of classes", Placeholder("MultiHot", 10));
            case { IsNumeric: true } when _task.Kind == TaskKind.Regression && member.Value != ValueForm.Boolean:
                return Ambiguous(member, "only as a vector of quantities, for which it needs their number", Placeholder("Real", 3));
            default:
                ReportMisfit("an array of values", [], member);
                return null;
        }
    }

    private LabelEncoding? InferOr(MemberDeclaration member, string holds, params (TaskKind Task, LabelEncoding Encoding)[] readings)
    {
        foreach (var (task, encoding) in readings)
        {
            if (task == _task.Kind)
                return encoding;
        }

        // An enum of three has no yes and no.
        var choices = readings.Where(reading => reading.Encoding != LabelEncoding.Binary || member.Enum is null or { Members.Count: 2 });
        ReportMisfit(holds, choices.Select(reading => reading.Encoding).ToArray(), member);
        return null;
    }

    private LabelEncoding? Ambiguous(MemberDeclaration member, string readings, string encodings, TaskKind? otherTask = null)
    {
        _problems.Add(
            DeclarationRules.LabelIsAmbiguous,
            _member.Location,
            ProblemList.Properties((ProblemProperties.Encodings, encodings), (ProblemProperties.Tasks, otherTask?.ToString() ?? "")),
            _member.Name,
            Describe(member),
            _task.Name,
            readings);
        return null;
    }

    private void ReportMisfit(string holds, LabelEncoding[] encodings, MemberDeclaration member)
    {
        // The first encoding is the likeliest reading, so its task comes first; an array of values says no more than that several apply.
        var tasks = (encodings.Length == 0 && !member.IsSingle ? [LabelEncoding.MultiHot] : encodings)
            .Select(encoding => TaskCatalog.All.Where(task => task.Kind != _task.Kind && task.IsAboutOneItem && task.Accepts(encoding) && EncodingFit.WhyNot(encoding, member, task.Unit) is null).Select(task => task.Kind).ToArray())
            .Where(kinds => kinds.Length > 0)
            .ToArray();
        var fitting = FittingEncodings(member);
        var remedies = tasks.Select(kinds => $"[Task({kinds[0]}, ...)]").Distinct().Concat(fitting.Select(attribute => $"[{attribute}] on '{_member.Name}'")).ToArray();
        _problems.Add(
            DeclarationRules.EncodingDoesNotFitTask,
            _member.Location,
            ProblemList.Properties((ProblemProperties.Tasks, string.Join(",", tasks.SelectMany(kinds => kinds).Distinct())), (ProblemProperties.Encodings, string.Join(";", fitting))),
            _member.Name,
            holds,
            _task.Name,
            string.Join(" or ", _task.Encodings.Select(known => LabelWords.WithArticle(EncodingCatalog.Get(known.Encoding).Name))) + LabelWords.PerUnit(_task.Unit),
            remedies.Length > 0 ? "Declare " + string.Join(", or ", remedies) : "Give it another type");
    }

    /// <summary>The encodings of the task that the type can hold, as attributes.</summary>
    private string[] FittingEncodings(MemberDeclaration member) => _task.Encodings
        .Where(known => EncodingFit.WhyNot(known.Encoding, member, _task.Unit) is null && !(known.Encoding is LabelEncoding.Binary or LabelEncoding.SignedBinary && member.Enum is { Members.Count: not 2 }))
        .Select(known => WithCount(EncodingCatalog.Get(known.Encoding), member))
        .ToArray();

    private string WithCount(EncodingEntry entry, MemberDeclaration member) =>
        entry.HasClasses && member.Enum is null && !(member is { IsSingle: true, Value: ValueForm.Boolean }) && !_member.Attributes.Has("Classes") ? Placeholder(entry.Attribute, 10)
        : entry.Encoding == LabelEncoding.Real && !member.IsSingle ? Placeholder(entry.Attribute, 3)
        : entry.Attribute;

    /// <summary>An attribute with a count that nobody declared: what the model returns where that is visible, else a number to be replaced.</summary>
    private string Placeholder(string attribute, int count) =>
        $"{attribute}({(_headWidth is > 1 and var width ? width : count).ToString(CultureInfo.InvariantCulture)})";

    /// <summary>The names given by [Classes] or the enum; empty where there are none; null where they cannot be used.</summary>
    private ImmutableArray<string>? ReadNames(MemberDeclaration member, EncodingEntry entry)
    {
        var attribute = _member.Attributes.Find("Classes");
        if (attribute is null)
            return member.Enum is { } type ? type.Members.Select(item => item.Name).ToImmutableArray() : ImmutableArray<string>.Empty;

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

    private ClassList? ReadClasses(MemberDeclaration member, EncodingEntry entry, AttributeData? attribute, ImmutableArray<string> names)
    {
        var declared = attribute is null ? 0 : AttributeArguments.Integer(attribute);
        var isNamed = names.Length > 0 || member.Enum is not null;
        var (known, source) = isNamed ? (names.Length, member.Enum is { } type ? $"the members of '{type.Type.Name}'" : "[Classes]")
            : member.Value == ValueForm.Boolean && (member.IsSingle || _task.HasManyLabels) ? (2, "its type bool")
            : (0, "");
        if (declared != 0 && source.Length > 0 && declared != known)
        {
            _problems.Add(
                DeclarationRules.ClassCountsDisagree,
                DeclaredAttributes.LocationOf(attribute!, _cancellation),
                ProblemList.Properties((ProblemProperties.Number, known.ToString(CultureInfo.InvariantCulture))),
                _member.Name,
                declared,
                $"[{DeclaredAttributes.NameOf(attribute!)}({declared})]",
                known,
                source);
            return null;
        }

        var count = source.Length > 0 ? known : declared;
        if (count == 0 && source.Length == 0)
        {
            Ambiguous(member, $"but cannot tell how many classes there are; give the number, as in [{entry.Attribute}(10)]", Placeholder(entry.Attribute, 10));
            return null;
        }

        var least = entry.Encoding == LabelEncoding.MultiHot ? 1 : 2;
        if (count < least)
        {
            _problems.Add(
                DeclarationRules.TooFewClasses,
                source.Length > 0 ? _member.Location : DeclaredAttributes.LocationOf(attribute!, _cancellation),
                _member.Name,
                LabelWords.Count(count, "class"),
                least == 1 ? "a multi-label task needs at least one" : "there is nothing to tell apart below two",
                "Add the classes that are missing");
            return null;
        }

        return isNamed ? ClassList.Named(new EquatableArray<string>(names))
            : source.Length > 0 ? ClassList.Named(["false", "true"])
            : ClassList.Counted(count);
    }

    /// <summary>Height and width of a mask; nothing for other labels; null where they are missing or cannot be used.</summary>
    private EquatableArray<int>? ReadShape(MemberDeclaration member)
    {
        if (_task.Unit != LabelUnit.Pixel)
            return default(EquatableArray<int>);

        if (_member.Attributes.Find("Shape") is not { } attribute)
        {
            Ambiguous(member, "only as a mask, for which it needs height and width: add [Shape(height, width)]", "Shape(8, 8)");
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
            Ambiguous(member, "only as a vector of quantities, for which it needs their number", Placeholder("Real", 3));
            return false;
        }

        _problems.Add(
            DeclarationRules.EncodingDoesNotFitType,
            DeclaredAttributes.LocationOf(attribute, _cancellation),
            ProblemList.Properties((ProblemProperties.Attribute, "Real")),
            _member.Name,
            Describe(member),
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

        var fields = MemberReader.EnumFields(type).ToArray();
        var place = Symbols.LocationOf(type) is { IsInSource: true } source ? source : _member.Location;
        var properties = ProblemList.Properties((ProblemProperties.Type, ProblemList.IdOf(type)));
        foreach (var alias in fields.GroupBy(MemberReader.EnumValue).Where(group => group.Count() > 1))
            _problems.Add(DeclarationRules.EnumHasAliases, place, properties, string.Join(" and ", alias.Select(field => $"'{field.Name}'")), type.Name);

        var values = fields.Select(MemberReader.EnumValue).Distinct().OrderBy(value => value).ToArray();
        if (encoding != LabelEncoding.MultiHot && !values.SequenceEqual(Enumerable.Range(0, values.Length).Select(index => (decimal)index)))
            _problems.Add(DeclarationRules.EnumValuesAreNoIndices, place, properties, type.Name, string.Join(", ", values.Take(8)) + (values.Length > 8 ? ", ..." : ""));
    }

    private string Reason(MemberDeclaration member, AttributeData? attribute) =>
        attribute is not null ? $"{_member.Name} is marked [{DeclaredAttributes.NameOf(attribute)}]" : $"{_member.Name} is {Describe(member)}";

    private string Describe(MemberDeclaration member) => member switch
    {
        { IsSingle: true, Value: ValueForm.Enum } => "an enum",
        { IsSingle: true, Value: ValueForm.Flags } => "a [Flags] enum",
        { IsSingle: false, Enum: not null } when _task.HasManyLabels => $"a sequence of the enum {member.Enum.Type.Name}",
        { IsSingle: false, Enum: not null } => $"a set of the enum {member.Enum.Type.Name}",
        _ => LabelWords.WithArticle($"'{_member.Type.ToWords()}'"),
    };
}
