using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads members of an example as features: numbers, tokens, vectors or text.</summary>
internal sealed class FeatureReader(INamedTypeSymbol example, TaskEntry[] tasks, ProblemList problems, CancellationToken cancellation)
{
    /// <summary>Whether one of several candidates is asked for, which a member may hold as a list.</summary>
    private readonly bool _hasCandidates = HaveCandidates(tasks);

    private readonly PreparationReader _preparation = new(example, problems, cancellation);

    /// <summary>Whether a task asks for one of several candidates.</summary>
    public static bool HaveCandidates(TaskEntry[] tasks) => Array.Exists(tasks, static task => task.Output == OutputShape.PerCandidate);

    /// <summary>The feature that a member is, or null with a problem.</summary>
    public Feature? Read(ExampleMember member)
    {
        if (Obsolescence.IsForbidden(member.Symbol) || Obsolescence.IsForbidden(member.Type))
        {
            ReportUnusable(member, null, Obsolescence.Why, Obsolescence.Remedy);
            return null;
        }

        if (member.Attributes.Has("Text"))
            return ReadText(member);

        var asIndex = member.Attributes.Has("ClassIndex");
        var special = _preparation.ReadSpecial(member, out var isReported);
        if (isReported)
            return null;

        if (special is { Preparation.Categories: not null } or { Value: ValueForm.Date })
            return _preparation.Scale(member, special, isNumber: false) is { } prepared ? new Feature(prepared, asIndex, tokens: null, width: 0, member) : null;

        var (declaration, why, remedy) = special is null ? MemberReader.Read(member.Symbol, member.Type) : (special, "", "");
        if (declaration is null && _hasCandidates && member.Attributes.Has("Tokens"))
            declaration = MemberReader.ReadCandidates(member.Symbol, member.Type, asText: false);

        var asColumns = member.Attributes.Has("OneHot");
        var tokens = member.Attributes.Find("Tokens");
        var sequence = member.Attributes.Find("Sequence");
        if (declaration is not null)
        {
            (why, remedy) = declaration switch
            {
                { IsSingle: false, Value: ValueForm.Integer or ValueForm.Enum } when tokens is not null && sequence is null && declaration.Collection != CollectionForm.Sequence => WhyNotTokens(tokens, declaration),
                _ when tokens is not null && sequence is not null => ("a sequence holds token ids or vectors, not both", "Keep [Tokens] or [Sequence]"),
                _ when sequence is not null && !(declaration is { IsSingle: false, IsNumeric: true, Collection: not CollectionForm.Sequence }) => ("vectors are an array, memory or list of numbers", "Change its type, or remove [Sequence]"),
                _ when sequence is not null && AttributeArguments.Integer(sequence) < 1 => ($"a vector of {AttributeArguments.Integer(sequence)} numbers holds nothing", "Give the numbers per vector, as in [Sequence(13)]"),
                _ when tokens is not null => ("token ids are an array, memory or list of integers or of an enum", "Change its type, or remove [Tokens]"),
                { IsSingle: true, Value: ValueForm.Enum } when !asIndex && !asColumns =>
                    ("an enum can be one column per member or one class index", "Mark it [OneHot] for columns, or [ClassIndex] for an embedding"),
                { Value: ValueForm.Span } => ("a span says which tokens, not what they are", "Turn it into numbers"),
                { Value: ValueForm.Flags } or { IsSingle: false, Value: ValueForm.Enum } => ("a set of an enum is no number", "Turn it into one bool per member"),
                { IsSingle: false, Collection: CollectionForm.Sequence } => ("its elements can only be enumerated, not counted and indexed", "Make it an array or a list"),
                { IsSingle: true, Value: ValueForm.Floating } when asIndex => ("a class index is no floating-point number", "Make it an integer or an enum"),
                { IsSingle: false } when asIndex || asColumns => ("an array holds no single class", "Remove the encoding"),
                { IsNumeric: true } when asColumns => ("columns per class need an enum", "Make it an enum"),
                _ => ("", ""),
            };
            if (why.Length == 0)
            {
                return _preparation.Scale(member, declaration, isNumber: declaration.IsNumeric && !asIndex && tokens is null) is { } scaled
                    ? new Feature(scaled, asIndex, tokens, sequence is null ? 0 : AttributeArguments.Integer(sequence), member)
                    : null;
            }
        }

        var (preparation, advice) = declaration is null ? Preparation(member) : ("", "");
        ReportUnusable(member, declaration, why, advice.Length > 0 ? advice : remedy, preparation);
        return null;
    }

    /// <summary>The preparation that would make a member usable, as attributes are written, and in words; nothing where none would.</summary>
    private static (string Attributes, string Advice) Preparation(ExampleMember member) => member.Type switch
    {
        _ when PreparationReader.IsDate(member.Type) => (member.Type.Name == "TimeOnly" ? "DateParts(DatePart.TimeOfDay)" : "DateParts(DatePart.Month | DatePart.DayOfWeek)", "Say which of its parts the model sees, as in [DateParts(DatePart.Month | DatePart.DayOfWeek)]"),
        { SpecialType: SpecialType.System_String } => (member.Type.NullableAnnotation == NullableAnnotation.Annotated ? "Categories(8)&Missing(MissingFill.MostFrequent)" : "Categories(8)", "Mark it [Categories(8)] where it is one of some categories, or [Text] for a transformer"),
        _ when MemberReader.ReadText(member.Symbol, member.Type) is not null => ("", "Mark it [Text], or turn it into an enum or numbers"),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable when MemberReader.Read(member.Symbol, nullable.TypeArguments[0]).Member is { IsSingle: true } value && (value.IsNumeric || value.Value == ValueForm.Enum) =>
            value.IsNumeric
                ? ("Missing(MissingFill.Median)", $"Say what stands in for a missing value, as in [Missing(MissingFill.Median)], or drop such rows and declare it '{nullable.TypeArguments[0].ToWords()}'")
                : ("OneHot&Missing(MissingFill.MostFrequent)", $"Say what stands in for a missing value, as in [OneHot, Missing(MissingFill.MostFrequent)], or drop such rows and declare it '{nullable.TypeArguments[0].ToWords()}'"),
        _ => ("", ""),
    };

    private Feature? ReadText(ExampleMember member)
    {
        if (((_hasCandidates ? MemberReader.ReadCandidates(member.Symbol, member.Type, asText: true) : null) ?? MemberReader.ReadText(member.Symbol, member.Type)) is { } declaration)
            return new Feature(declaration, asIndex: false, tokens: null, width: 0, member);

        ReportUnusable(member, null, $"'{member.Type.ToWords()}' is no text", "Make it a string, or an array or list of words, or remove [Text]");
        return null;
    }

    private void ReportUnusable(ExampleMember member, MemberDeclaration? declaration, string why, string remedy, string preparation = "")
    {
        var asIndex = member.Attributes.Has("ClassIndex");
        var asColumns = member.Attributes.Has("OneHot");
        problems.Add(
            DeclarationRules.FeatureNotUsable,
            member.Location,
            ProblemList.Properties(
                (ProblemProperties.Encodings, declaration is { IsSingle: true, Value: ValueForm.Enum } ? "OneHot;ClassIndex" : ""),
                (ProblemProperties.Preparations, preparation),
                (ProblemProperties.Attributes, declaration is { IsNumeric: true } ? string.Join(",", Encodings(asIndex, asColumns)) : ""),
                (ProblemProperties.Member, ProblemList.IdOf(member.Symbol))),
            member.Name,
            example.Name,
            why,
            remedy);
    }

    /// <summary>Why [Tokens] cannot be used as it is written.</summary>
    private static (string Why, string Remedy) WhyNotTokens(AttributeData tokens, MemberDeclaration member)
    {
        var vocabulary = AttributeArguments.Integer(tokens);
        var padding = AttributeArguments.NamedInteger(tokens, "Padding", 0);
        var known = member.Enum?.Members.Count ?? vocabulary;
        return member.Enum is not null && vocabulary != 0 && vocabulary != known ? ($"its vocabulary is said to be {vocabulary}, but '{member.Enum.Type.Name}' has {LabelWords.Count(known, "member")}", "Write [Tokens]: the enum says it")
            : tokens.ConstructorArguments.Length > 0 && vocabulary < 2 ? ($"a vocabulary of {vocabulary} leaves nothing to tell apart", "Give the number of token ids, as in [Tokens(32000)]")
            : padding < 0 || (known > 0 && padding >= known) ? ($"the padding {padding} is no token id", known > 0 ? $"Give an id from 0 to {known - 1}" : "Give an id of at least 0")
            : ("", "");
    }

    private static IEnumerable<string> Encodings(bool asIndex, bool asColumns)
    {
        if (asIndex)
            yield return "ClassIndex";

        if (asColumns)
            yield return "OneHot";
    }
}
