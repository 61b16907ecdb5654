using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Matches the parameters of forward to the features.</summary>
internal sealed class InputReader
{
    private readonly INamedTypeSymbol _model;
    private readonly INamedTypeSymbol _example;
    private readonly IReadOnlyList<TaskEntry> _tasks;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private InputReader(INamedTypeSymbol model, INamedTypeSymbol example, IReadOnlyList<TaskEntry> tasks, ProblemList problems, CancellationToken cancellation)
    {
        _model = model;
        _example = example;
        _tasks = tasks;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The inputs; not complete where a problem was found.</summary>
    public static EquatableArray<InputDeclaration> Read(INamedTypeSymbol model, INamedTypeSymbol example, IReadOnlyList<TaskEntry> tasks, IReadOnlyList<string> parameters, List<ExampleMember> features, ProblemList problems, CancellationToken cancellation) =>
        new InputReader(model, example, tasks, problems, cancellation).Read(parameters, features);

    private EquatableArray<InputDeclaration> Read(IReadOnlyList<string> parameters, List<ExampleMember> members)
    {
        var features = new List<Feature>();
        foreach (var member in members)
        {
            if (ReadFeature(member) is { } feature)
                features.Add(feature);
        }

        if (features.Count < members.Count)
            return default; // the features that were refused are reported; what is left says nothing about the parameters

        if (FindUnusable(parameters) is { } unusable)
        {
            Report(Symbols.LocationOf(_model), $"{unusable}, so features cannot be matched to parameters by name", "Give each parameter a name of its own");
            return default;
        }

        var groups = parameters.ToDictionary(parameter => parameter, _ => new List<Feature>(), StringComparer.OrdinalIgnoreCase);

        // What only says where the padding is takes no feature, unless one has that very name.
        var hasText = features.Exists(feature => feature.IsText);
        var hasTokens = features.Exists(feature => feature.AsTokens) || hasText;
        var hasSteps = hasTokens || features.Exists(feature => feature.Width > 0);
        var filled = parameters.Where(parameter => !hasSteps || FormByName(parameter, hasText) is null || features.Exists(feature => string.Equals(feature.Input ?? feature.Member.Name, parameter, StringComparison.OrdinalIgnoreCase))).ToArray();
        foreach (var feature in features)
        {
            var target = feature.Input ?? (filled.Length == 1 ? filled[0] : feature.Member.Name);
            if (groups.TryGetValue(target, out var group))
                group.Add(feature);
            else if (feature.Input is null)
                Report(feature, parameters, $"no parameter takes '{feature.Member.Name}'", feature.Source.Attributes.Has("Feature") ? $"Name a parameter after it, or mark it [Feature(\"{parameters[0]}\")]" : "Name a parameter after it, or mark it [Ignore]");
            else
                Report(feature, parameters, $"'{feature.Member.Name}' is marked [Feature(\"{feature.Input}\")], but no parameter has that name", $"The parameters are {Names(parameters)}");
        }

        if (!hasTokens && _tasks.Any(task => task.NeedsTokens))
        {
            Report(Symbols.LocationOf(_example) is { IsInSource: true } place ? place : Symbols.LocationOf(_model), "no feature is a sequence of tokens", "Mark the member that holds the token ids [Tokens], or the one that holds the words [Text]");
            return default;
        }

        if (((hasText ? WhyNotText(features) : null) ?? WhyNotCandidates(features)) is var (unfit, why, remedy))
        {
            Report(unfit, [], why, remedy);
            return default;
        }

        if (!hasSteps && _tasks.Any(task => task.NeedsSteps))
        {
            Report(Symbols.LocationOf(_example) is { IsInSource: true } place ? place : Symbols.LocationOf(_model), "no feature is a sequence", "Mark the member that holds vectors [Sequence(width)], or the one that holds token ids [Tokens]");
            return default;
        }

        return parameters
            .Select(parameter => filled.Contains(parameter) ? ReadInput(parameter, filled.Length == 1, groups[parameter]) : new InputDeclaration(parameter, PropertyName(parameter, false), FormByName(parameter, hasText)!.Value, default, default, 0))
            .Where(input => input is not null)
            .Select(input => input!)
            .ToEquatableArray();
    }

    /// <summary>Whether one of several candidates is asked for, which a member may hold as a list.</summary>
    private bool HasCandidates => _tasks.Any(task => task.Output == OutputShape.PerCandidate);

    private Feature? ReadFeature(ExampleMember member)
    {
        if (member.Attributes.Has("Text"))
            return ReadText(member);

        var (declaration, why, remedy) = MemberReader.Read(member.Symbol, member.Type);
        if (declaration is null && HasCandidates && member.Attributes.Has("Tokens"))
            declaration = MemberReader.ReadCandidates(member.Symbol, member.Type, asText: false);

        var asIndex = member.Attributes.Has("ClassIndex");
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
                return new Feature(declaration, asIndex, tokens, sequence is null ? 0 : AttributeArguments.Integer(sequence), member);
        }

        ReportUnusable(member, declaration, why, MemberReader.ReadText(member.Symbol, member.Type) is null ? remedy : "Mark it [Text], or turn it into an enum or numbers");
        return null;
    }

    private Feature? ReadText(ExampleMember member)
    {
        if (((HasCandidates ? MemberReader.ReadCandidates(member.Symbol, member.Type, asText: true) : null) ?? MemberReader.ReadText(member.Symbol, member.Type)) is { } declaration)
            return new Feature(declaration, asIndex: false, tokens: null, width: 0, member);

        ReportUnusable(member, null, $"'{member.Type.ToWords()}' is no text", "Make it a string, or an array or list of words, or remove [Text]");
        return null;
    }

    private void ReportUnusable(ExampleMember member, MemberDeclaration? declaration, string why, string remedy)
    {
        var asIndex = member.Attributes.Has("ClassIndex");
        var asColumns = member.Attributes.Has("OneHot");
        _problems.Add(
            DeclarationRules.FeatureNotUsable,
            member.Location,
            ProblemList.Properties(
                (ProblemProperties.Encodings, declaration is { IsSingle: true, Value: ValueForm.Enum } ? "OneHot;ClassIndex" : ""),
                (ProblemProperties.Attributes, declaration is { IsNumeric: true } ? string.Join(",", Encodings(asIndex, asColumns)) : ""),
                (ProblemProperties.Member, ProblemList.IdOf(member.Symbol))),
            member.Name,
            _example.Name,
            why,
            remedy);
    }

    private InputDeclaration? ReadInput(string parameter, bool isOnly, List<Feature> features)
    {
        if (features.Count == 0)
        {
            if (!_problems.HasErrors)
                Report(Symbols.LocationOf(_model), $"no feature fills the parameter '{parameter}'", $"Name a member after it, or mark members [Feature(\"{parameter}\")]");

            return null;
        }

        var form = features switch
        {
            [{ AsTokens: true }] => InputForm.Tokens,
            [{ IsText: true }] => InputForm.Text,
            [{ IsText: true, Member.IsSingle: true }, { IsText: true, Member.IsSingle: true }] => InputForm.Text,
            [{ Width: > 0 }] => InputForm.Vectors,
            [{ Member.IsSingle: false }] => InputForm.Array,
            [{ AsIndex: true }] => InputForm.Indices,
            _ => InputForm.Columns,
        };
        if (form == InputForm.Columns && features.FirstOrDefault(feature => !feature.Member.IsSingle || feature.AsIndex || feature.IsText) is { Member: { } odd } found)
        {
            var others = string.Join(", ", features.Where(feature => feature.Member != odd).Select(feature => $"'{feature.Member.Name}'"));
            Report(
                found,
                [],
                $"'{odd.Name}' is {(odd.Value == ValueForm.Text ? "text" : odd.IsSingle ? "a class index" : "an array")} and cannot be stacked with {others} into '{parameter}'",
                isOnly ? "Give forward one parameter per input, or put all numbers into one array" : $"Give '{odd.Name}' a parameter of its own");
            return null;
        }

        var shape = form == InputForm.Vectors ? [features[0].Width] : ReadShape(features, form);
        return new InputDeclaration(parameter, PropertyName(parameter, isOnly && form == InputForm.Columns), form, features.Select(feature => feature.Member).ToEquatableArray(), shape, features[0].Classes, features[0].Padding);
    }

    private EquatableArray<int> ReadShape(List<Feature> features, InputForm form)
    {
        foreach (var feature in features)
        {
            if (feature.Source.Attributes.Find("Shape") is not { } attribute)
                continue;

            var shape = AttributeArguments.Array<int>(attribute);
            var (why, remedy) = form != InputForm.Array ? ("it is no array", "Remove it")
                : shape.IsEmpty ? ("it has no dimensions", "Give the sizes after the batch dimension, as in [Shape(1, 8, 8)]")
                : shape.Any(size => size <= 0) ? ("every size must be at least 1", "Give the sizes after the batch dimension, as in [Shape(1, 8, 8)]")
                : shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) >= int.MaxValue ? ("an array cannot be that long", "Give the sizes of one example")
                : ("", "");
            if (why.Length == 0)
                return new EquatableArray<int>(shape);

            _problems.Add(
                DeclarationRules.ShapeNotUsable,
                DeclaredAttributes.LocationOf(attribute, _cancellation),
                ProblemList.Properties((ProblemProperties.Attribute, form == InputForm.Array ? "" : "Shape")),
                string.Join(", ", shape),
                feature.Member.Name,
                why,
                remedy);
        }

        return default;
    }

    /// <summary>What a parameter of this name gets to know of the tokens, or null.</summary>
    private static InputForm? FormByName(string parameter, bool hasText) => parameter.ToUpperInvariant() switch
    {
        "TOKENTYPES" or "TOKENTYPEIDS" when hasText => InputForm.TokenTypes,
        "MASK" or "ATTENTIONMASK" => InputForm.Mask,
        "PADDINGMASK" or "KEYPADDINGMASK" => InputForm.PaddingMask,
        "LENGTHS" => InputForm.Lengths,
        _ => null,
    };

    /// <summary>Why the text of an example cannot be made one sequence of tokens that fits its labels, or null.</summary>
    private (Feature Feature, string Why, string Remedy)? WhyNotText(List<Feature> features)
    {
        var texts = features.FindAll(feature => feature.IsText);
        var words = texts.FindAll(feature => !feature.Member.IsSingle);
        if (features.FirstOrDefault(feature => feature.AsTokens || feature.Width > 0) is { Member: { } tokens } both)
            return (both, $"'{tokens.Name}' is a sequence beside the text '{texts[0].Member.Name}', and only one of them can say how long the sequence is", "Leave one of them, and mark the other [Ignore]");

        if (words.Count > 0 && texts.Count > 1)
            return (words[0], $"'{words[0].Member.Name}' is a list of words, which cannot be paired with another text", "Make the pair two strings, or mark one of them [Ignore]");

        if (texts.Count > 2)
            return (texts[2], $"'{texts[2].Member.Name}' is a third text, and a sequence is made of one text or of two", "Join some of them, or mark them [Ignore]");

        if (HasCandidates && !texts.Exists(text => text.Member.Candidates is not null))
            return (texts[0], $"the label says which of several texts is the right one, but '{texts[0].Member.Name}' is one text", "Mark the array or list that holds the candidates [Text]");

        if (_tasks.Any(task => task.Unit is LabelUnit.Transcript or LabelUnit.NextToken or LabelUnit.Span or LabelUnit.Candidate))
            return (texts[0], $"the label says positions or ids of tokens, which are not known before '{texts[0].Member.Name}' is encoded", "Encode the text beforehand and mark the token ids [Tokens]");

        return words.Count == 0 && _tasks.Any(task => task.Unit == LabelUnit.Token)
            ? (texts[0], $"'{texts[0].Member.Name}' is one text, but the labels are those of its words", "Make it an array or list of words: TextWords.Split cuts a text")
            : null;
    }

    /// <summary>Why candidates that are rows of their own do not go with the other features and labels, or null.</summary>
    private (Feature Feature, string Why, string Remedy)? WhyNotCandidates(List<Feature> features)
    {
        var lists = features.FindAll(feature => feature.Member.Candidates is not null);
        if (lists.Count == 0)
            return null;

        var name = lists[0].Member.Name;
        if (lists.Count > 1)
            return (lists[1], $"'{lists[1].Member.Name}' holds candidates as well as '{name}', and only one of them can say how many there are", "Put each candidate together beforehand, or mark one of the members [Ignore]");

        if (_tasks.Count > 1)
            return (lists[0], $"each candidate of '{name}' is a row of its own, but the other labels belong to the example as a whole", "Learn the choice by a model of its own, with [Task(MultipleChoice, ...)]");

        var others = features.FindAll(feature => feature.Member.Candidates is null && !feature.IsText);
        return others.Count == 0 ? null
            : (others[0], $"each candidate of '{name}' is a row of its own, but '{others[0].Member.Name}' belongs to the example as a whole", $"Put it into each candidate of '{name}', or mark it [Ignore]");
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

    /// <summary>Why the parameters' names cannot tell them apart; compilers accept names that differ in case only, and editors hold code without names.</summary>
    private static string? FindUnusable(IReadOnlyList<string> parameters)
    {
        if (parameters.Any(string.IsNullOrEmpty))
            return "a parameter has no name yet";

        return parameters.GroupBy(parameter => parameter, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? $"several parameters are named '{repeated.Key}'"
            : null;
    }

    private static IEnumerable<string> Encodings(bool asIndex, bool asColumns)
    {
        if (asIndex)
            yield return "ClassIndex";

        if (asColumns)
            yield return "OneHot";
    }

    private void Report(Location place, string why, string remedy) =>
        _problems.Add(DeclarationRules.InputsDoNotMatch, place, _model.Name, _example.Name, why, remedy);

    /// <summary>Reports a feature that fits no parameter, where it is declared: that is where it can be marked otherwise.</summary>
    private void Report(Feature feature, IReadOnlyList<string> parameters, string why, string remedy) =>
        _problems.Add(
            DeclarationRules.InputsDoNotMatch,
            feature.Source.Location,
            ProblemList.Properties(
                (ProblemProperties.Member, ProblemList.IdOf(feature.Source.Symbol)),
                (ProblemProperties.Parameters, feature.Member.IsSingle && !feature.AsIndex && !feature.IsText ? string.Join(",", parameters) : "")),
            _model.Name,
            _example.Name,
            why,
            remedy);

    private static string Names(IReadOnlyList<string> parameters) => string.Join(" and ", parameters.Select(parameter => $"'{parameter}'"));

    /// <summary>The name of the batch's property: of the parameter, or Features where scalars are stacked into the only one.</summary>
    private static string PropertyName(string parameter, bool isFeatures)
    {
        var name = isFeatures ? "Features" : char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
        return name is "Target" or "Length" or "Lengths" or "Candidates" or "Sequences" or "Measure" or "Count" or "Denominator" or "Fill" or "FillFeatures" or "FillTarget" or "Dispose" or "Batch" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "ReferenceEquals" or "Finalize" ? name + "Input" : name;
    }

    private readonly struct Feature(MemberDeclaration member, bool asIndex, AttributeData? tokens, int width, ExampleMember source)
    {
        public MemberDeclaration Member { get; } = member;

        /// <summary>The parameter that [Feature] names, or null.</summary>
        public string? Input { get; } = (source.Attributes.Find("Feature")?.ConstructorArguments.FirstOrDefault())?.Value as string;

        public bool AsIndex { get; } = asIndex;

        public ExampleMember Source { get; } = source;

        /// <summary>The numbers per vector that [Sequence] gives, or 0.</summary>
        public int Width => width;

        public bool AsTokens => tokens is not null;

        public bool IsText => Member is { Value: ValueForm.Text };

        /// <summary>The number of classes that [ClassIndex] gives, or of ids that [Tokens] gives, or 0.</summary>
        public int Classes => (tokens ?? Source.Attributes.Find("ClassIndex")) is { } attribute ? AttributeArguments.Integer(attribute) : 0;

        /// <summary>The id that fills up shorter sequences.</summary>
        public int Padding => tokens is null ? 0 : AttributeArguments.NamedInteger(tokens, "Padding", 0);
    }
}
