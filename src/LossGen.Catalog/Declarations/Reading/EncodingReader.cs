using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads how a label is encoded: by an attribute, or by its type where that says it.</summary>
internal sealed class EncodingReader
{
    private readonly LabelledHead _head;
    private readonly TaskEntry _task;
    private readonly ExampleMember _member;
    private readonly int? _headWidth;
    private readonly DeclaredAttributes _typeAttributes;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    public EncodingReader(LabelledHead head, int? headWidth, ProblemList problems, CancellationToken cancellation)
    {
        _head = head;
        _task = head.Task;
        _member = head.Member;
        _headWidth = headWidth;
        _typeAttributes = DeclaredAttributes.Of((head.Member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : head.Member.Type) as INamedTypeSymbol);
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The encoding and the attribute that says it, or no encoding with a problem.</summary>
    public (LabelEncoding? Encoding, AttributeData? Attribute) Read(MemberDeclaration member)
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
                LabelWords.Describe(member, _member.Type, _task),
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

    private static AttributeData? EncodingAttribute(DeclaredAttributes attributes)
    {
        foreach (var attribute in attributes.All)
        {
            if (EncodingCatalog.FindByAttribute(attribute.AttributeClass!.Name) is not null)
                return attribute;
        }

        return null;
    }

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
            case { IsSingle: true, Value: ValueForm.Enum } when _task.Kind is TaskKind.MetricLearning or TaskKind.OpenSetClassification:
                return LabelEncoding.ClassIndex;
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind is TaskKind.MetricLearning or TaskKind.OpenSetClassification:
                return isNamed ? LabelEncoding.ClassIndex : ReportAmbiguous(member, "only as class indices, for which it needs the number of classes", Placeholder("ClassIndex", 10));
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.MultipleChoice:
                return LabelEncoding.Choice;
            case { IsRow: true, IsNumeric: true } or { IsRow: true, Value: ValueForm.Enum } when _task.Unit == LabelUnit.Candidate:
                return LabelEncoding.Relevance;
            case { IsSingle: true, IsNumeric: true } when _task.Kind == TaskKind.Similarity && member.Value != ValueForm.Boolean:
                return LabelEncoding.Real;
            case { IsNumeric: true } or { Value: ValueForm.Enum } when _task.HasManyLabels && EncodingFit.WhyNot(LabelEncoding.ClassIndex, member, _task.Unit) is null:
                return member.Value is ValueForm.Enum or ValueForm.Boolean || isNamed || tokens is { ConstructorArguments.Length: > 0 } ? LabelEncoding.ClassIndex
                    : _task.Unit == LabelUnit.NextToken ? ReportAmbiguous(member, "only as a sequence of tokens, for which it needs the size of the vocabulary", Placeholder("Tokens", 32000))
                    : ReportAmbiguous(member, "only as class indices, for which it needs the number of classes", Placeholder("ClassIndex", 10));
            case { IsSingle: true, Value: ValueForm.Enum }:
                return InferOr(member, "one class of an enum", (TaskKind.Classification, LabelEncoding.ClassIndex), (TaskKind.BinaryClassification, LabelEncoding.Binary), (TaskKind.OrdinalRegression, LabelEncoding.Rank));
            case { IsSingle: true, Value: ValueForm.Boolean }:
                return InferOr(member, "yes or no", (TaskKind.BinaryClassification, LabelEncoding.Binary), (TaskKind.Classification, LabelEncoding.ClassIndex));
            case { IsSingle: true, Value: ValueForm.Flags } or { IsSingle: false, Value: ValueForm.Enum }:
                return InferOr(member, "a set of classes", (TaskKind.MultiLabel, LabelEncoding.MultiHot));
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.Classification:
                return isNamed ? LabelEncoding.ClassIndex : ReportAmbiguous(member, "as class indices, for which it needs the number of classes, or as a quantity", Placeholder("ClassIndex", 10), TaskKind.Regression);
            case { IsSingle: true, Value: ValueForm.Integer } when _task.Kind == TaskKind.OrdinalRegression:
                return isNamed ? LabelEncoding.Rank : ReportAmbiguous(member, "only as a rank, for which it needs the number of ranks", Placeholder("Rank", 5));
            case { IsSingle: true, IsNumeric: true } when _task.Kind == TaskKind.BinaryClassification:
                return ReportAmbiguous(member, "as 0/1 or as -1/+1", "Binary;SignedBinary");
            case { IsSingle: true, IsNumeric: true }:
                return InferOr(
                    member,
                    "a number",
                    (TaskKind.Regression, LabelEncoding.Real),
                    (TaskKind.QuantileRegression, LabelEncoding.Real),
                    (TaskKind.HeteroscedasticRegression, LabelEncoding.Real),
                    (TaskKind.CountRegression, LabelEncoding.Count));
            case { IsNumeric: true } when _task.Kind == TaskKind.Classification:
                return ReportAmbiguous(member, "as a one-hot row or as class probabilities", Placeholder("OneHot", 10) + (member.Value == ValueForm.Floating ? ";" + Placeholder("Probabilities", 10) : ""));
            case { Value: ValueForm.Integer } when _task.Kind == TaskKind.MultiLabel && EncodingFit.WhyNot(LabelEncoding.MultiHot, member, _task.Unit) is not null:
                return isNamed ? LabelEncoding.ClassIndices : ReportAmbiguous(member, "only as a list of class indices, for which it needs the number of classes", Placeholder("ClassIndices", 10));
            case { Value: ValueForm.Integer } when _task.Kind == TaskKind.MultiLabel:
                return ReportAmbiguous(member, isNamed ? "as a multi-hot row or as a list of class indices" : "as a multi-hot row or as a list of class indices, for which it needs the number of classes", isNamed ? "MultiHot;ClassIndices" : $"{Placeholder("MultiHot", 10)};{Placeholder("ClassIndices", 10)}");
            case { IsNumeric: true } when _task.Kind == TaskKind.MultiLabel:
                return isNamed ? LabelEncoding.MultiHot : ReportAmbiguous(member, "only as a multi-hot row, for which it needs the number of classes", Placeholder("MultiHot", 10));
            case { IsNumeric: true } when _task.Kind == TaskKind.Regression && member.Value != ValueForm.Boolean:
                return ReportAmbiguous(member, "only as a vector of quantities, for which it needs their number", Placeholder("Real", 3));
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

    /// <summary>Reports a label that can be read in several ways, or that does not say enough.</summary>
    /// <returns>Nothing.</returns>
    public LabelEncoding? ReportAmbiguous(MemberDeclaration member, string readings, string encodings, TaskKind? otherTask = null)
    {
        _problems.Add(
            DeclarationRules.LabelIsAmbiguous,
            _member.Location,
            OtherTasks(otherTask?.ToString() ?? "", encodings),
            _member.Name,
            LabelWords.Describe(member, _member.Type, _task),
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
        var remedies = tasks.Select(kinds => Spell(kinds[0])).Distinct().Concat(fitting.Select(attribute => $"[{attribute}] on '{_member.Name}'")).ToArray();
        _problems.Add(
            DeclarationRules.EncodingDoesNotFitTask,
            _member.Location,
            OtherTasks(string.Join(",", tasks.SelectMany(kinds => kinds).Distinct()), string.Join(";", fitting)),
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
    public string Placeholder(string attribute, int count) =>
        $"{attribute}({(_headWidth is > 1 and var width ? width : count).ToString(CultureInfo.InvariantCulture)})";

    /// <summary>A task as it is declared for this label.</summary>
    public string Spell(TaskKind task) => _head.Output is null ? $"[Task({task}, ...)]" : $"[Label({task})]";

    /// <summary>What a fix needs to declare another task or encoding for this label.</summary>
    public ImmutableDictionary<string, string?> OtherTasks(string tasks, string encodings = "") => ProblemList.Properties(
        (ProblemProperties.Encodings, encodings),
        (ProblemProperties.Tasks, tasks),
        (ProblemProperties.HeadLabel, _head.Output is null ? "" : ProblemList.IdOf(_member.Symbol)));
}
