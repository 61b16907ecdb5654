using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Finds the labels of an example, the task of each, and the output of the model that predicts it.</summary>
internal sealed class LabelMatcher(INamedTypeSymbol model, INamedTypeSymbol example, TaskEntry task, ProblemList problems, CancellationToken cancellation)
{
    /// <summary>The names of what generated code writes beside the heads: a head of such a name gets another.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Loss", "Heads", "Values", "Metrics", "Metric", "Prediction", "Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "EqualityContract", "PrintMembers", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "Batch", "Examples", "Rows", "Outputs", "Predictions", "Inference", "Scope", "Index", "Row", "Clone", "OnlyPrediction", "Example", "Model", "Rest",
    };

    /// <summary>The heads in the order of the model's outputs; nothing where a problem was found.</summary>
    public IReadOnlyList<LabelledHead> Match(List<ExampleMember> members, ForwardSignature? forward)
    {
        var labels = members.Where(member => member.Attributes.Has("Label")).ToArray();
        if (labels.Length == 0)
        {
            problems.Add(
                DeclarationRules.NoLabel,
                ExampleReader.PlaceOf(example, model),
                ProblemList.Properties((ProblemProperties.Members, ProblemList.IdsOf(members.Where(CouldBeLabel).Select(member => member.Symbol)))),
                example.Name,
                model.Name);
            return [];
        }

        return task.HasSeveralLabels ? MatchSeveral(labels, forward) : MatchOne(labels);
    }

    private IReadOnlyList<LabelledHead> MatchOne(ExampleMember[] labels)
    {
        if (labels.Length == 1)
        {
            WarnOfTask(labels[0]);
            return [new LabelledHead(task, labels[0], "", null)];
        }

        foreach (var label in labels.Skip(1))
        {
            problems.Add(
                DeclarationRules.SeveralLabels,
                label.Location,
                ProblemList.Properties((ProblemProperties.Member, ProblemList.IdOf(label.Symbol))),
                example.Name,
                string.Join(" and ", labels.Select(member => $"'{member.Name}'")),
                task.Name);
        }

        return [];
    }

    private IReadOnlyList<LabelledHead> MatchSeveral(ExampleMember[] labels, ForwardSignature? forward)
    {
        var heads = new List<LabelledHead>();
        foreach (var label in labels)
        {
            if (ReadTask(label) is { } learned)
                heads.Add(new LabelledHead(learned, label, HeadName(label.Name, [.. forward?.Parameters ?? [], .. heads.Select(head => head.Name)]), null));
        }

        if (heads.Count < labels.Length || forward is null)
            return [];

        if (labels.Length == 1)
            return Mismatch($"only '{labels[0].Name}' is marked [Label]", $"Mark a second label, or declare [Task({heads[0].Task.Kind}, ...)]", forward.Outputs.Count == 0 ? heads[0].Task.Kind.ToString() : "");

        var names = string.Join(" and ", labels.Select(label => $"'{label.Name}'"));
        if (forward.Outputs.Count != heads.Count)
            return Mismatch($"there are {labels.Length} labels: {names}", $"Return a tuple of {labels.Length} tensors, as in Module<Tensor, ({string.Join(", ", labels.Select(label => "Tensor " + label.Name))})>");

        for (var index = 0; index < heads.Count; index++)
        {
            // A tuple without names goes by the order of the labels; names say which is which.
            var output = forward.Outputs[index].Length == 0 ? index : heads.FindIndex(head => string.Equals(head.Member.Name, forward.Outputs[index], StringComparison.OrdinalIgnoreCase));
            if (output < 0)
                return Mismatch($"no label is named '{forward.Outputs[index]}'", $"Name the elements of the tuple after the labels {names}");

            if (heads[output].Output is not null)
                return Mismatch($"two of its elements stand for '{heads[output].Member.Name}'", $"Name all elements of the tuple after the labels {names}, or none");

            heads[output] = heads[output] with { Output = index };
        }

        return heads.OrderBy(head => head.Output).ToArray();

        IReadOnlyList<LabelledHead> Mismatch(string why, string remedy, string onlyTask = "")
        {
            problems.Add(DeclarationRules.OutputsDoNotMatch, Symbols.LocationOf(model), ProblemList.Properties((ProblemProperties.Tasks, onlyTask)), model.Name, forward!.Returned, why, remedy);
            return [];
        }
    }

    /// <summary>The task that a label names, or null with a problem.</summary>
    private TaskEntry? ReadTask(ExampleMember label)
    {
        var attribute = label.Attributes.Find("Label")!;
        var (declaration, _, _) = MemberReader.Read(label.Symbol, label.Type);
        var fitting = TaskCatalog.All
            .Where(entry => declaration is not null && entry.IsAboutOneItem && entry.Encodings.Any(known => EncodingFit.WhyNot(known.Encoding, declaration, entry.Unit) is null))
            .Select(entry => entry.Kind)
            .OrderBy(kind => kind == TaskKind.Regression && declaration is { IsSingle: true, Value: ValueForm.Floating or ValueForm.Integer } ? 0 : 1) // what a number is most often
            .ToArray();
        var properties = ProblemList.Properties((ProblemProperties.Tasks, string.Join(",", fitting)), (ProblemProperties.HeadLabel, ProblemList.IdOf(label.Symbol)));
        var place = DeclaredAttributes.LocationOf(attribute, cancellation);
        if (attribute.ConstructorArguments.Length == 0)
        {
            problems.Add(DeclarationRules.LabelNamesNoTask, place, properties, label.Name, example.Name, fitting.Length > 0 ? fitting[0].ToString() : nameof(TaskKind.Classification));
            return null;
        }

        var value = AttributeArguments.EnumValue(attribute);
        if (value is not null && TaskCatalog.Find((TaskKind)value) is { CanBeOneOfSeveral: true } entry)
            return entry;

        problems.Add(
            DeclarationRules.KindUnknown,
            place,
            properties,
            "Label",
            label.Name,
            value is not null && TaskCatalog.Find((TaskKind)value) is { } known ? known.Kind.ToString() : value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing",
            nameof(TaskKind) + " that one label can have",
            string.Join(", ", TaskCatalog.All.Where(entry => entry.CanBeOneOfSeveral).Select(entry => entry.Kind)));
        return null;
    }

    /// <summary>A task on the one label says nothing: [Task] does.</summary>
    private void WarnOfTask(ExampleMember label)
    {
        var attribute = label.Attributes.Find("Label")!;
        if (AttributeArguments.EnumValue(attribute) is { } value && (TaskKind)value != task.Kind)
            problems.Add(DeclarationRules.AttributeWithoutEffect, DeclaredAttributes.LocationOf(attribute, cancellation), $"Label({(TaskKind)value})", label.Name, $"[Task({task.Kind})] on '{model.Name}' says what is learned; only [Task(MultiTask)] asks the labels");
    }

    /// <summary>The label's name with a capital, or one like it where generated code or another head needs that.</summary>
    /// <param name="label">The label's name.</param>
    /// <param name="others">The names of forward's parameters and of the heads so far.</param>
    private static string HeadName(string label, IReadOnlyList<string> others)
    {
        var name = label.Length == 0 ? "" : char.ToUpperInvariant(label[0]) + label.Substring(1); // unfinished code has members without a name
        if (Taken.Contains(name) || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit)))
            name += "Label";

        while (others.Any(other => other.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            name += "Label";

        return name;
    }

    /// <summary>Whether a member that carries no mark yet holds something that can be learned.</summary>
    private static bool CouldBeLabel(ExampleMember member) =>
        member.Attributes.All.IsEmpty && MemberReader.Read(member.Symbol, member.Type).Member is not null;
}
