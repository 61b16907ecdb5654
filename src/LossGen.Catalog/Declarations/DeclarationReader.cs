using System.Globalization;
using LossGen.Catalog.Declarations.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Catalog.Declarations;

/// <summary>
/// The one reader of declarations. The generator writes a trainer where it returns a declaration, the analyzer reports its
/// problems; so where no trainer is written, an error says why.
/// </summary>
public static class DeclarationReader
{
    /// <summary>The assembly that has the attributes of declarations.</summary>
    public const string Assembly = "LossGen.Abstractions";

    /// <summary>The full name of the attribute that starts a declaration.</summary>
    public const string TaskAttribute = "LossGen.TaskAttribute";

    /// <summary>C# 13, which the compiler this is built against has no name for yet: generated code passes params spans.</summary>
    private const LanguageVersion LeastLanguage = (LanguageVersion)1300;

    /// <summary>Reads the declaration that starts at a model.</summary>
    /// <param name="model">The class marked with the attribute.</param>
    /// <param name="task">The attribute.</param>
    /// <param name="compilation">Where both are.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static DeclarationResult Read(INamedTypeSymbol model, AttributeData task, Compilation compilation, CancellationToken cancellation)
    {
        var problems = new ProblemList(model);
        var declaration = Read(model, task, compilation, problems, cancellation);
        return new DeclarationResult(problems.HasErrors ? null : declaration, problems.ToImmutable());
    }

    private static TaskDeclaration? Read(INamedTypeSymbol model, AttributeData attribute, Compilation compilation, ProblemList problems, CancellationToken cancellation)
    {
        if (!CanCompile(model, compilation, problems))
            return null;

        ModelReader.CheckUsable(model, problems);
        var task = ReadTask(model, attribute, problems, cancellation);
        var forward = ModelReader.ReadForward(model, task?.MayReturnTuple == true, problems);
        cancellation.ThrowIfCancellationRequested();

        var example = ExampleReader.Find(model, attribute, problems, cancellation);
        if (example is null)
            return null;

        var members = ExampleReader.ReadMembers(example);
        var labels = task is null ? [] : new LabelMatcher(model, example, task, problems, cancellation).Match(members, forward);
        ExampleReader.CheckAttributes(members, task?.HasSeveralLabels == true, UnitOf, problems, cancellation);
        problems.Label = labels.Count == 1 ? labels[0].Member.Symbol : null;
        cancellation.ThrowIfCancellationRequested();

        var inputs = ReadInputs(model, example, labels, UnitOf, forward?.Parameters, members, problems, cancellation);
        cancellation.ThrowIfCancellationRequested();

        var heads = new HeadsReader(model, example, compilation, problems, cancellation).Read(labels, forward);
        if (heads.Count == 0)
            return null;

        if (!problems.HasErrors && forward is not null)
            InputLayerReader.Check(model, ModelReader.Forward(model, forward.Parameters.Count), inputs, compilation, problems, cancellation);

        var trainer = TrainerName(model);
        CheckTrainerName(model, trainer, problems, cancellation);

        var space = model.ContainingNamespace;
        return new TaskDeclaration(
            task!.Kind,
            space.IsGlobalNamespace ? "" : Symbols.NameOf(space, isEscaped: true),
            model.ToDeclaration(),
            example.ToDeclaration(),
            trainer,
            Symbols.IsPublic(model) && Symbols.IsPublic(example) && labels.All(label => LabelReader.EnumTypeOf(label.Member.Type) is not { } type || Symbols.IsPublic(type)),
            ModelReader.CanConstruct(model),
            ShortNames.AreSafeIn(space),
            inputs,
            heads,
            heads.Count > 1 && HeadsReader.LearnsWeights(model),
            UsesObsolete(model, example, members));

        LabelUnit UnitOf(ExampleMember member)
        {
            foreach (var label in labels)
            {
                if (label.Member.Name == member.Name)
                    return label.Task.Unit;
            }

            return task?.Unit ?? LabelUnit.Example;
        }
    }

    /// <summary>Whether the model, the examples or anything that a trainer reads of them is obsolete.</summary>
    private static bool UsesObsolete(INamedTypeSymbol model, INamedTypeSymbol example, List<ExampleMember> members) =>
        Obsolescence.IsObsolete((ITypeSymbol)model)
        || Obsolescence.IsObsolete((ITypeSymbol)example)
        || (ModelReader.FindConstructor(model) is { } constructor && Obsolescence.IsObsolete((ISymbol)constructor))
        || members.Exists(static member => !member.Attributes.Has("Ignore") && (Obsolescence.IsObsolete(member.Symbol) || Obsolescence.IsObsolete(member.Type)));

    private static bool CanCompile(INamedTypeSymbol model, Compilation compilation, ProblemList problems)
    {
        var (why, remedy, language) = compilation.GetTypeByMetadataName("LossGen.Trainer`4") is null ? ("the LossGen runtime is not referenced", "Add the package LossGen", "")
            : compilation.GetTypeByMetadataName("TorchSharp.torch") is null ? ("TorchSharp is not referenced", "Add the package TorchSharp, and libtorch for your machine", "")
            : compilation is CSharpCompilation csharp && csharp.LanguageVersion < LeastLanguage ? ($"the project compiles C# {csharp.LanguageVersion.ToDisplayString()}", "Set LangVersion to 13 or later, or remove it", "13")
            : ("", "", "");
        if (why.Length == 0)
            return true;

        problems.Add(DeclarationRules.RuntimeMissing, Symbols.LocationOf(model), ProblemList.Properties((ProblemProperties.Language, language)), model.Name, why, remedy);
        return false;
    }

    private static TaskEntry? ReadTask(INamedTypeSymbol model, AttributeData attribute, ProblemList problems, CancellationToken cancellation)
    {
        var value = AttributeArguments.EnumValue(attribute);
        if (value is not null && TaskCatalog.Find((TaskKind)value) is { } task)
            return task;

        problems.Add(
            DeclarationRules.KindUnknown,
            DeclaredAttributes.LocationOf(attribute, cancellation),
            ProblemList.Properties((ProblemProperties.Tasks, string.Join(",", TaskCatalog.All.Select(entry => entry.Kind)))),
            "Task",
            model.Name,
            value?.ToString(CultureInfo.InvariantCulture) ?? "nothing",
            nameof(TaskKind),
            string.Join(", ", TaskCatalog.All.Select(entry => entry.Kind)));
        return null;
    }

    private static EquatableArray<InputDeclaration> ReadInputs(INamedTypeSymbol model, INamedTypeSymbol example, IReadOnlyList<LabelledHead> labels, Func<ExampleMember, LabelUnit> unitOf, IReadOnlyList<string>? parameters, List<ExampleMember> members, ProblemList problems, CancellationToken cancellation)
    {
        var features = ExampleReader.SelectFeatures(members, unitOf);
        if (features.Count == 0)
        {
            problems.Add(
                DeclarationRules.NoFeatures,
                ExampleReader.PlaceOf(example, model),
                ProblemList.Properties((ProblemProperties.Members, ProblemList.IdsOf(members.Where(member => member.Attributes.Has("Ignore")).Select(member => member.Symbol)))),
                example.Name,
                model.Name);
            return default;
        }

        return parameters is null ? default : InputReader.Read(model, example, [.. labels.Select(label => label.Task)], parameters, features, problems, cancellation);
    }

    /// <summary>The model's name, with those of the types it is nested in, and Trainer.</summary>
    private static string TrainerName(INamedTypeSymbol model)
    {
        var name = model.Name + "Trainer";
        for (var outer = model.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + name;

        return name;
    }

    private static void CheckTrainerName(INamedTypeSymbol model, string trainer, ProblemList problems, CancellationToken cancellation)
    {
        foreach (var taken in model.ContainingNamespace.GetTypeMembers(trainer, 0))
        {
            // The generated trainer itself is partial, and so is a part that a user adds to it.
            foreach (var reference in taken.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is not ClassDeclarationSyntax declaration || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    problems.Add(
                        DeclarationRules.TrainerNameTaken,
                        Symbols.LocationOf(model),
                        ProblemList.Properties((ProblemProperties.Type, ProblemList.IdOf(taken))),
                        trainer,
                        model.Name,
                        "a type of that name exists that is no partial class",
                        "Rename it, or make it a partial class to extend the trainer");
                    return;
                }
            }
        }

        var twin = trainer.Substring(0, trainer.Length - "Trainer".Length);
        if (model.ContainingType is not null && model.ContainingNamespace.GetTypeMembers(twin, 0).Any(other => DeclaredAttributes.Of(other).Has("Task")))
            problems.Add(DeclarationRules.TrainerNameTaken, Symbols.LocationOf(model), trainer, model.Name, $"the model '{twin}' has a trainer of that name", "Rename one of the models");
    }
}
