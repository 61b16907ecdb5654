using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Matches the parameters of forward to the features.</summary>
internal sealed class InputReader
{
    private readonly INamedTypeSymbol _model;
    private readonly INamedTypeSymbol _example;
    private readonly TaskEntry[] _tasks;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellation;

    private InputReader(INamedTypeSymbol model, INamedTypeSymbol example, TaskEntry[] tasks, ProblemList problems, CancellationToken cancellation)
    {
        _model = model;
        _example = example;
        _tasks = tasks;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The inputs; not complete where a problem was found.</summary>
    public static EquatableArray<InputDeclaration> Read(INamedTypeSymbol model, INamedTypeSymbol example, TaskEntry[] tasks, IReadOnlyList<string> parameters, List<ExampleMember> features, ProblemList problems, CancellationToken cancellation) =>
        new InputReader(model, example, tasks, problems, cancellation).Read(parameters, features);

    private EquatableArray<InputDeclaration> Read(IReadOnlyList<string> parameters, List<ExampleMember> members)
    {
        var features = new List<Feature>(members.Count);
        var reader = new FeatureReader(_example, _tasks, _problems, _cancellation);
        foreach (var member in members)
        {
            if (reader.Read(member) is { } feature)
                features.Add(feature);
        }

        if (features.Count < members.Count)
            return default; // the features that were refused are reported; what is left says nothing about the parameters

        if (FindUnusable(parameters) is { } unusable)
        {
            Report(Symbols.LocationOf(_model), $"{unusable}, so features cannot be matched to parameters by name", "Give each parameter a name of its own");
            return default;
        }

        // What only says where the padding is takes no feature, unless one has that very name.
        var hasText = features.Exists(static feature => feature.IsText);
        var hasTokens = hasText || features.Exists(static feature => feature.AsTokens);
        var hasSteps = hasTokens || features.Exists(static feature => feature.Width > 0);
        var filled = new bool[parameters.Count];
        var groups = new List<Feature>[parameters.Count];
        for (var index = 0; index < parameters.Count; index++)
        {
            filled[index] = !hasSteps || FormByName(parameters[index], hasText) is null || IsNamed(features, parameters[index]);
            groups[index] = new List<Feature>(parameters.Count == 1 ? features.Count : 1);
        }

        var only = Array.IndexOf(filled, true) is >= 0 and var first && Array.LastIndexOf(filled, true) == first ? parameters[first] : null;
        foreach (var feature in features)
        {
            if (IndexOf(parameters, feature.Input ?? only ?? feature.Member.Name) is >= 0 and var target)
                groups[target].Add(feature);
            else if (feature.Input is null)
                Report(feature, parameters, $"no parameter takes '{feature.Member.Name}'", feature.Source.Attributes.Has("Feature") ? $"Name a parameter after it, or mark it [Feature(\"{parameters[0]}\")]" : "Name a parameter after it, or mark it [Ignore]");
            else
                Report(feature, parameters, $"'{feature.Member.Name}' is marked [Feature(\"{feature.Input}\")], but no parameter has that name", $"The parameters are {Names(parameters)}");
        }

        if (!hasTokens && Array.Exists(_tasks, static task => task.NeedsTokens))
        {
            Report(Symbols.LocationOf(_example) is { IsInSource: true } place ? place : Symbols.LocationOf(_model), "no feature is a sequence of tokens", "Mark the member that holds the token ids [Tokens], or the one that holds the words [Text]");
            return default;
        }

        if (((hasText ? WhyNotText(features) : null) ?? WhyNotCandidates(features)) is var (unfit, why, remedy))
        {
            Report(unfit, [], why, remedy);
            return default;
        }

        if (!hasSteps && Array.Exists(_tasks, static task => task.NeedsSteps))
        {
            Report(Symbols.LocationOf(_example) is { IsInSource: true } place ? place : Symbols.LocationOf(_model), "no feature is a sequence", "Mark the member that holds vectors [Sequence(width)], or the one that holds token ids [Tokens]");
            return default;
        }

        var inputs = ImmutableArray.CreateBuilder<InputDeclaration>(parameters.Count);
        for (var index = 0; index < parameters.Count; index++)
        {
            var parameter = parameters[index];
            if (!filled[index])
                inputs.Add(new InputDeclaration(parameter, PropertyName(parameter, false), FormByName(parameter, hasText)!.Value, default, default, 0));
            else if (ReadInput(parameter, only is not null, groups[index]) is { } input)
                inputs.Add(input);
        }

        return new EquatableArray<InputDeclaration>(inputs.ToImmutable());
    }

    /// <summary>Whether a feature has the name of a parameter, or names it.</summary>
    private static bool IsNamed(List<Feature> features, string parameter)
    {
        foreach (var feature in features)
        {
            if (string.Equals(feature.Input ?? feature.Member.Name, parameter, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The place of a name, whatever its case, or -1.</summary>
    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (string.Equals(names[index], name, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return -1;
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
        if (form == InputForm.Columns && features.Find(static feature => !feature.Member.IsSingle || feature.AsIndex || feature.IsText) is { Member: { } odd } found)
        {
            var others = string.Join(", ", features.Where(feature => feature.Member != odd).Select(feature => $"'{feature.Member.Name}'"));
            Report(
                found,
                [],
                $"'{odd.Name}' is {(found.IsText ? "text" : odd.IsSingle ? "a class index" : "an array")} and cannot be stacked with {others} into '{parameter}'",
                isOnly ? "Give forward one parameter per input, or put all numbers into one array" : $"Give '{odd.Name}' a parameter of its own");
            return null;
        }

        var shape = form == InputForm.Vectors ? [features[0].Width] : ReadShape(features, form);
        return new InputDeclaration(parameter, PropertyName(parameter, isOnly && form == InputForm.Columns), form, MembersOf(features), shape, features[0].Classes, features[0].Padding);
    }

    private static EquatableArray<MemberDeclaration> MembersOf(List<Feature> features)
    {
        var members = ImmutableArray.CreateBuilder<MemberDeclaration>(features.Count);
        foreach (var feature in features)
            members.Add(feature.Member);

        return new EquatableArray<MemberDeclaration>(members.MoveToImmutable());
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

        if (FeatureReader.HaveCandidates(_tasks) && !texts.Exists(text => text.Member.Candidates is not null))
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
        if (!features.Exists(static feature => feature.Member.Candidates is not null))
            return null;

        var lists = features.FindAll(feature => feature.Member.Candidates is not null);
        var name = lists[0].Member.Name;
        if (lists.Count > 1)
            return (lists[1], $"'{lists[1].Member.Name}' holds candidates as well as '{name}', and only one of them can say how many there are", "Put each candidate together beforehand, or mark one of the members [Ignore]");

        if (_tasks.Length > 1)
            return (lists[0], $"each candidate of '{name}' is a row of its own, but the other labels belong to the example as a whole", "Learn the choice by a model of its own, with [Task(MultipleChoice, ...)]");

        var others = features.FindAll(feature => feature.Member.Candidates is null && !feature.IsText);
        return others.Count == 0 ? null
            : (others[0], $"each candidate of '{name}' is a row of its own, but '{others[0].Member.Name}' belongs to the example as a whole", $"Put it into each candidate of '{name}', or mark it [Ignore]");
    }

    /// <summary>Why the parameters' names cannot tell them apart; compilers accept names that differ in case only, and editors hold code without names.</summary>
    private static string? FindUnusable(IReadOnlyList<string> parameters)
    {
        for (var index = 0; index < parameters.Count; index++)
        {
            if (parameters[index].Length == 0)
                return "a parameter has no name yet";
        }

        for (var index = 0; index < parameters.Count; index++)
        {
            for (var other = index + 1; other < parameters.Count; other++)
            {
                if (string.Equals(parameters[index], parameters[other], StringComparison.OrdinalIgnoreCase))
                    return $"several parameters are named '{parameters[index]}'";
            }
        }

        return null;
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
}
