using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>Reads what is learned of each label: encoding, loss, weight, and whether the model's last layers fit.</summary>
internal sealed class HeadsReader(INamedTypeSymbol model, INamedTypeSymbol example, Compilation compilation, ProblemList problems, CancellationToken cancellation)
{
    private const string Uncertainty = "UncertaintyWeighting";

    /// <summary>What is said of a loss beside the label that it belongs to.</summary>
    private static readonly string[] LossAttributes = ["Loss", "ClassWeights", "PositiveWeight", "LabelSmoothing", "IgnoreIndex", "Quantiles"];

    /// <summary>Whether a model learns how much each loss counts.</summary>
    public static bool LearnsWeights(INamedTypeSymbol model) => DeclaredAttributes.Of(model).Has(Uncertainty);

    /// <summary>The heads in the order of the model's outputs; nothing where one cannot be learned.</summary>
    public EquatableArray<HeadDeclaration> Read(IReadOnlyList<LabelledHead> labels, ForwardSignature? forward)
    {
        CheckModelAttributes(labels.Count > 1);
        var heads = new List<HeadDeclaration>();
        foreach (var label in labels)
        {
            // Fixes of what is wrong with a head need its label.
            problems.Label = label.Member.Symbol;
            if (Read(label, forward) is { } head)
                heads.Add(head);
        }

        return heads.Count < labels.Count ? default : heads.ToEquatableArray();
    }

    private HeadDeclaration? Read(LabelledHead labelled, ForwardSignature? forward)
    {
        var head = forward is null ? Head.Unknown : HeadFinder.Find(model, ModelReader.Forward(model, forward.Parameters.Count), labelled.Output ?? (forward.Outputs.Count > 0 ? 0 : null), compilation, cancellation);
        if (LabelReader.Read(labelled, example, head.Width, problems, cancellation) is not { } label || LossReader.Read(labelled, model, label, problems, cancellation) is not { } loss)
            return null;

        if (new PreparationReader(example, problems, cancellation).ScaleLabel(labelled.Member, label, labelled.Task, loss.Entry) is not { } scaled)
            return null;

        label = scaled;
        if (forward is not null && !ReturnsWhatIsTaken(labelled, forward, loss.Entry))
            return null;

        HeadReader.Check(head, model.Name, labelled.Task, label, loss, LossReader.PlaceOf(labelled, model, cancellation), problems);
        new BiasReader(model, compilation, problems, cancellation).Check(loss.Entry);
        return labelled.Output is null
            ? new HeadDeclaration("", labelled.Task.Kind, label, loss)
            : new HeadDeclaration(labelled.Name, labelled.Task.Kind, label, loss, ReadWeight(labelled.Member, loss.Entry), MetricsOf(labelled.Task));
    }

    /// <summary>Whether forward returns features where the loss takes them, and nothing but the output where it does not.</summary>
    private bool ReturnsWhatIsTaken(LabelledHead labelled, ForwardSignature forward, LossEntry loss)
    {
        if (labelled.Output is not null ? !loss.TakesFeatures : loss.TakesFeatures == (forward.Outputs.Count == 2) && forward.Outputs.Count is 0 or 2)
            return true;

        if (!loss.TakesFeatures)
            problems.Add(DeclarationRules.ModelIsNoModule, Symbols.LocationOf(model), model.Name, $"its forward uses '{forward.Returned}', not only Tensor");
        else if (labelled.Output is not null)
            problems.Add(DeclarationRules.OutputsDoNotMatch, Symbols.LocationOf(model), model.Name, forward.Returned, $"'{labelled.Member.Name}' is learned by {loss.Kind}, which takes the features too", "Learn it by a model of its own, or choose EntropicOpenSet");
        else
            problems.Add(DeclarationRules.OutputsDoNotMatch, Symbols.LocationOf(model), model.Name, forward.Returned, $"{loss.Kind} takes the features beside the logits that are made of them", "Return both, as in Module<Tensor, (Tensor Logits, Tensor Features)>");

        return false;
    }

    private double ReadWeight(ExampleMember member, LossEntry loss)
    {
        var attribute = member.Attributes.Find("LossWeight");
        if (LearnsWeights(model))
        {
            if (attribute is not null)
                problems.Add(DeclarationRules.AttributeWithoutEffect, DeclaredAttributes.LocationOf(attribute, cancellation), ProblemList.Properties((ProblemProperties.Attribute, "LossWeight")), "LossWeight", member.Name, $"'{model.Name}' is marked [{Uncertainty}] and learns the weights");

            return loss.LikelihoodFactor;
        }

        if (attribute is null)
            return 1;

        var weight = AttributeArguments.Number(attribute, 1);
        if (!(weight > 0) || double.IsInfinity(weight))
            problems.Add(DeclarationRules.ModifierValueNotUsable, DeclaredAttributes.LocationOf(attribute, cancellation), ProblemList.Properties((ProblemProperties.Number, "1")), "LossWeight", member.Name, weight.ToString(System.Globalization.CultureInfo.InvariantCulture), "a finite number above 0; to leave a label out, mark it [Ignore]");

        return weight;
    }

    /// <summary>The members of the runtime's enum of the task's metrics.</summary>
    private EquatableArray<string> MetricsOf(TaskEntry task) =>
        compilation.GetTypeByMetadataName("LossGen." + task.Metrics.TrimEnd('s'))?.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).ToEquatableArray() ?? default;

    private void CheckModelAttributes(bool isSeveral)
    {
        foreach (var attribute in DeclaredAttributes.Of(model).All)
        {
            var name = DeclaredAttributes.NameOf(attribute);
            var why = isSeveral && LossAttributes.Contains(name) ? "it does not say which of the labels is meant: put it on the label"
                : !isSeveral && name == Uncertainty ? "a single loss is not weighed against others"
                : null;
            if (why is not null)
                problems.Add(DeclarationRules.AttributeWithoutEffect, DeclaredAttributes.LocationOf(attribute, cancellation), ProblemList.Properties((ProblemProperties.Attribute, name)), name, model.Name, why);
        }
    }
}
