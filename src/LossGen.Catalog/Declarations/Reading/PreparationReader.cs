using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads how the members of an example are prepared: by attributes of their own, or of their type.</summary>
internal sealed class PreparationReader(INamedTypeSymbol example, ProblemList problems, CancellationToken cancellation)
{
    /// <summary>The attributes that scale by the training examples, of which a member has one at most.</summary>
    public static readonly string[] Scalings = ["Standardize", "MinMax", "Robust"];

    private static readonly string[] All = [.. Scalings, "Log1p", "Scale", "Missing", "Categories", "DateParts"];

    private static readonly string[] Dates = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly"];

    /// <summary>The scaling of the numbers that say nothing themselves; empty for none.</summary>
    private readonly string _ofType = Array.Find(Scalings, DeclaredAttributes.Of(example).Has) ?? "";

    /// <summary>Whether an attribute says how a member is prepared.</summary>
    public static bool IsPreparation(string name) => Array.IndexOf(All, name) >= 0;

    /// <summary>Whether a type is a date or a time.</summary>
    public static bool IsDate(ITypeSymbol type) => Array.IndexOf(Dates, type.Name) >= 0 && type.ContainingNamespace.IsRoot("System");

    /// <summary>What a feature is told to be, where that is more than its type says: categories, a date, a value that may be missing. Null where it is not, or not usable so; then the problem is reported.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isReported">Whether something wrong was reported.</param>
    public MemberDeclaration? ReadSpecial(ExampleMember member, out bool isReported)
    {
        isReported = false;
        if (member.Attributes.All.IsEmpty)
            return null;

        var read = member.Attributes.Find("Categories") is { } categories ? ReadCategories(member, categories)
            : member.Attributes.Find("DateParts") is { } dates ? ReadDate(member, dates)
            : member.Attributes.Find("Missing") is { } missing ? ReadMissing(member, missing)
            : (MemberDeclaration?)null;
        isReported = read is null && (member.Attributes.Has("Categories") || member.Attributes.Has("DateParts") || member.Attributes.Has("Missing"));
        return read;
    }

    /// <summary>A feature with the scaling that it declares, or that its type does; null where that cannot be, with a problem.</summary>
    /// <param name="member">The member.</param>
    /// <param name="feature">What it holds.</param>
    /// <param name="isNumber">Whether it is fed as a number or numbers, rather than as an index or columns.</param>
    public MemberDeclaration? Scale(ExampleMember member, MemberDeclaration feature, bool isNumber)
    {
        var (own, isUsable) = ReadScaling(member);
        if (!isUsable)
            return null;

        if (own is null)
        {
            var isScaled = _ofType.Length > 0 && feature.Value is not ValueForm.Boolean && (isNumber || feature.Preparation?.DateNumbers.Any() == true) && (feature.IsSingle || _ofType != "Robust");
            return isScaled ? feature with { Preparation = (feature.Preparation ?? new PreparationDeclaration()) with { Scaling = _ofType } } : feature;
        }

        // Of a type that is scaled, a member with a logarithm is scaled after it; one with a factor says all.
        var scaling = own.Scaling.Length > 0 || member.Attributes.Has("Scale") ? own.Scaling : feature.IsSingle || _ofType != "Robust" ? _ofType : "";
        var (why, remedy) = WhyNotScaled(member, feature, own, isNumber);
        if (why.Length > 0)
        {
            var attribute = NamesOf(member).First();
            Report(member.Attributes.Find(attribute)!, member, why, remedy);
            return null;
        }

        return feature with { Preparation = (feature.Preparation ?? new PreparationDeclaration()) with { Scaling = scaling, Log1p = own.Log1p, Factor = own.Factor, Offset = own.Offset } };
    }

    /// <summary>A label with the scaling that it declares; null where that cannot be, with a problem.</summary>
    /// <param name="member">The member.</param>
    /// <param name="label">What is known of the label.</param>
    /// <param name="task">What is learned of it.</param>
    /// <param name="loss">What is minimised.</param>
    public LabelDeclaration? ScaleLabel(ExampleMember member, LabelDeclaration label, TaskEntry task, LossEntry loss)
    {
        var (own, isUsable) = ReadScaling(member);
        if (!isUsable)
            return null;
        if (own is null)
            return label;

        var (why, remedy) = label.Encoding != LabelEncoding.Real ? ($"it is {LabelWords.WithArticle(EncodingCatalog.Get(label.Encoding).Name)}, and only a real number has a scale", "Remove it")
            : task.Kind is not (TaskKind.Regression or TaskKind.QuantileRegression or TaskKind.HeteroscedasticRegression) ? ($"the label of {task.Name} has a scale of its own", "Remove it")
            : loss.TargetRange != TargetRange.Any ? ($"{loss.Name} is defined for numbers of the label's own scale", "Remove it, or choose another loss")
            : own.Scaling == "Robust" && label.Width > 0 ? ("a vector is scaled by mean and deviation, or by its range", "Use [Standardize]")
            : own.Log1p && task.Kind == TaskKind.HeteroscedasticRegression ? ("a normal distribution of the logarithm is none of the label", "Remove it")
            : ("", "");
        if (why.Length > 0)
        {
            Report(member.Attributes.Find(NamesOf(member).First())!, member, why, remedy);
            return null;
        }

        return label with { Member = label.Member with { Preparation = own } };
    }

    private static IEnumerable<string> NamesOf(ExampleMember member) => All.Where(name => name is not ("Missing" or "Categories" or "DateParts") && member.Attributes.Has(name));

    private static (string Why, string Remedy) WhyNotScaled(ExampleMember member, MemberDeclaration feature, PreparationDeclaration own, bool isNumber) => feature switch
    {
        { Preparation.Categories: not null } => ("a category is no number", "Remove it"),
        { Preparation: { Dates: not DatePart.None } dates } when !dates.DateNumbers.Any() => ("the parts that come round again are between -1 and 1 already", "Remove it, or add DatePart.Days or DatePart.Year"),
        { Preparation.Dates: not DatePart.None } when own.Log1p || own.Factor != 1 || own.Offset != 0 => ("years and days are scaled by the training examples", "Use [Standardize], [MinMax] or [Robust]"),
        { Preparation.Dates: not DatePart.None } => ("", ""),
        { Value: ValueForm.Boolean } => ("a bool is 0 or 1 already", "Remove it"),
        { IsSingle: false } when own.Scaling == "Robust" => ("an array is scaled by mean and deviation, or by its range", "Use [Standardize] or [MinMax]"),
        _ when !isNumber || !feature.IsNumeric => ($"'{member.Name}' is not fed as a number", "Remove it"),
        _ => ("", ""),
    };

    private MemberDeclaration? ReadCategories(ExampleMember member, AttributeData attribute)
    {
        var type = Underlying(member.Type, out var isOptional);
        var names = AttributeArguments.Array<string>(attribute);
        var isCounted = attribute.AttributeConstructor?.Parameters is [{ Type.SpecialType: SpecialType.System_Int32 }];
        var columns = isCounted ? AttributeArguments.Integer(attribute) : 0;
        var least = AttributeArguments.NamedInteger(attribute, "Least", 1);
        var value = type.SpecialType == SpecialType.System_String ? ValueForm.Text : MemberReader.Read(member.Symbol, type).Member is { IsSingle: true } single ? single.Value : ValueForm.Span;
        var asIndex = member.Attributes.Has("ClassIndex");
        var fill = member.Attributes.Find("Missing");
        var isNull = isOptional || (value == ValueForm.Text && member.Type.NullableAnnotation == NullableAnnotation.Annotated);
        var (why, remedy) = value is not (ValueForm.Text or ValueForm.Integer or ValueForm.Enum) ? ($"'{member.Type.ToWords()}' is no text, whole number or enum", "Remove it")
            : isCounted && columns < 2 ? ($"{columns.ToString(CultureInfo.InvariantCulture)} columns tell nothing apart", "Give at least 2, of which the last is for everything else")
            : !isCounted && names.IsEmpty && value != ValueForm.Enum ? ("it does not say which categories there are, or how many", "Give the number of columns, as in [Categories(8)], or the categories")
            : names.Any(string.IsNullOrEmpty) || names.Distinct(StringComparer.Ordinal).Count() != names.Length ? ("each category must have a name of its own", "Give each category once")
            : names.Length > 0 && value == ValueForm.Integer && !names.All(name => long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? ("the member is a whole number, but a category is none", "Give whole numbers, as in [Categories(\"2\", \"4\")]")
            : names.Length > 0 && value == ValueForm.Enum ? ("an enum has its categories already", "Write [Categories]")
            : least < 1 ? ("a category needs at least one example", "Give Least = 1 or more")
            : fill is null && isNull ? ("the member may be null", "Add [Missing(MissingFill.MostFrequent)], or [Missing(MissingFill.Zero, Indicator = true)]")
            : ("", "");
        if (why.Length > 0)
        {
            Report(attribute, member, why, remedy, fill is null && isNull && remedy.StartsWith("Add", StringComparison.Ordinal) ? "Missing(MissingFill.MostFrequent)" : "");
            return null;
        }

        var declared = value == ValueForm.Enum ? MemberReader.Read(member.Symbol, type).Member!.Enum : null;
        var count = isCounted ? columns : (declared?.Members.Count ?? names.Length) + 1;
        var preparation = new PreparationDeclaration(Categories: new CategoriesDeclaration(count, new EquatableArray<string>(names), least, HasOther: true, asIndex));
        return WithFill(member, fill, preparation, asIndex) is { } filled
            ? new MemberDeclaration(member.Name, CSharpIdentifier.Escape(member.Name), value, CollectionForm.Single, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToQualified(), declared, IsOptional: isOptional, Preparation: filled)
            : null;
    }

    private MemberDeclaration? ReadDate(ExampleMember member, AttributeData attribute)
    {
        var parts = (DatePart)(AttributeArguments.EnumValue(attribute) ?? 0);
        const DatePart Every = DatePart.Days | DatePart.Year | DatePart.Month | DatePart.DayOfYear | DatePart.DayOfMonth | DatePart.DayOfWeek | DatePart.TimeOfDay;
        var (why, remedy) = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? ("the date may be null, and nothing stands in for a date", "Fill it in beforehand, or mark the member [Ignore]")
            : !IsDate(member.Type) ? ($"'{member.Type.ToWords()}' is no date or time", "Remove it")
            : (parts & Every) == 0 || (parts & ~Every) != 0 ? ("it names no part of a date", "Name at least one, as in [DateParts(DatePart.Month | DatePart.DayOfWeek)]")
            : member.Type.Name == "TimeOnly" && parts != DatePart.TimeOfDay ? ("a time has no date", "Write [DateParts(DatePart.TimeOfDay)]")
            : member.Type.Name == "DateOnly" && (parts & DatePart.TimeOfDay) != 0 ? ("a date has no time", "Leave DatePart.TimeOfDay out")
            : ("", "");
        if (why.Length > 0)
        {
            Report(attribute, member, why, remedy);
            return null;
        }

        if (member.Attributes.Find("Missing") is { } missing)
        {
            Report(missing, member, "nothing stands in for a date", "Remove it");
            return null;
        }

        return new MemberDeclaration(member.Name, CSharpIdentifier.Escape(member.Name), ValueForm.Date, CollectionForm.Single, member.Type.ToQualified(), null, Preparation: new PreparationDeclaration(Dates: parts));
    }

    private MemberDeclaration? ReadMissing(ExampleMember member, AttributeData attribute)
    {
        var type = Underlying(member.Type, out var isOptional);
        var read = MemberReader.Read(member.Symbol, type).Member;
        var (why, remedy) = read switch
        {
            null when type.SpecialType == SpecialType.System_String => ("a text has no value of its own to stand in for it", "Add [Categories(8)], or remove it and mark the member [Text]"),
            null => ($"'{member.Type.ToWords()}' is no number, bool or enum", "Remove it"),
            { IsSingle: false } => ("the elements of an array cannot be missing", "Fill them in beforehand, and remove it"),
            _ when !isOptional && !(read.Value == ValueForm.Floating && type.SpecialType != SpecialType.System_Decimal) => ($"'{member.Type.ToWords()}' is never null", $"Remove it, or declare the member '{member.Type.ToWords()}?'"),
            { Value: ValueForm.Flags or ValueForm.Span } => ($"'{member.Type.ToWords()}' is no number, bool or enum", "Remove it"),
            { Value: ValueForm.Integer } when member.Attributes.Has("ClassIndex") => ("a missing index has nothing to stand in for it", "Add [Categories(8)], which counts the indices"),
            _ => ("", ""),
        };
        if (why.Length > 0)
        {
            Report(attribute, member, why, remedy);
            return null;
        }

        var asIndex = member.Attributes.Has("ClassIndex");
        var preparation = read!.Enum is { } declared
            ? new PreparationDeclaration(Categories: new CategoriesDeclaration(declared.Members.Count, default, 1, HasOther: false, asIndex))
            : new PreparationDeclaration();
        return WithFill(member, attribute, preparation, asIndex) is { } filled ? read with { IsOptional = isOptional, Preparation = filled } : null;
    }

    private PreparationDeclaration? WithFill(ExampleMember member, AttributeData? missing, PreparationDeclaration preparation, bool asIndex)
    {
        if (missing is null)
            return preparation;

        var value = AttributeArguments.EnumValue(missing);
        var hasIndicator = missing.NamedArguments.Any(argument => argument is { Key: "Indicator", Value.Value: true });
        var isCategory = preparation.Categories is not null;
        var (why, remedy) = value is null or < 0 or > (int)MissingFill.MostFrequent ? ("it does not say what stands in for a missing value", "Name one, as in [Missing(MissingFill.Mean)]")
            : isCategory && (MissingFill)value is MissingFill.Mean or MissingFill.Median ? ($"categories have no {((MissingFill)value).ToString().ToLowerInvariant()}", "Use MissingFill.MostFrequent or MissingFill.Zero")
            : asIndex && (MissingFill)value == MissingFill.Zero ? ("an index is always that of one category", "Use MissingFill.MostFrequent")
            : asIndex && hasIndicator ? ("an index has no columns beside it", "Remove Indicator")
            : ("", "");
        if (why.Length == 0)
            return preparation with { Fill = (MissingFill)value!, HasIndicator = hasIndicator };

        Report(missing, member, why, remedy);
        return null;
    }

    /// <summary>The scaling that a member declares itself, or null where it declares none; whether its arguments can be used.</summary>
    private (PreparationDeclaration? Own, bool IsUsable) ReadScaling(ExampleMember member)
    {
        if (member.Attributes.All.IsEmpty)
            return (null, true);

        var scaling = Array.Find(Scalings, member.Attributes.Has) ?? "";
        var scale = member.Attributes.Find("Scale");
        var log1p = member.Attributes.Has("Log1p");
        if (scaling.Length == 0 && scale is null && !log1p)
            return (null, true);

        var (factor, offset) = scale is null ? (1, 0) : (AttributeArguments.Number(scale, double.NaN), AttributeArguments.Named(scale, "Offset", 0));
        if (factor != 0 && !double.IsNaN(factor) && !double.IsInfinity(factor) && !double.IsNaN(offset) && !double.IsInfinity(offset))
            return (new PreparationDeclaration(scaling, log1p, factor, offset), true);

        Report(scale!, member, "factor and offset must be finite, and the factor not 0", "Give them, as in [Scale(1 / 255.0)]");
        return (null, false);
    }

    private static ITypeSymbol Underlying(ITypeSymbol type, out bool isOptional)
    {
        isOptional = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        return isOptional ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
    }

    private void Report(AttributeData attribute, ExampleMember member, string why, string remedy, string beside = "")
    {
        var name = DeclaredAttributes.NameOf(attribute);
        problems.Add(
            DeclarationRules.PreparationNotUsable,
            DeclaredAttributes.LocationOf(attribute, cancellation),
            ProblemList.Properties((ProblemProperties.Attribute, beside.Length > 0 ? "" : name), (ProblemProperties.Preparations, beside), (ProblemProperties.Member, ProblemList.IdOf(member.Symbol))),
            name,
            member.Name,
            why,
            remedy);
    }
}
