using LossGen.Catalog.Declarations;

namespace LossGen.Generators.Emission;

/// <summary>A declaration with what follows from it for the trainer as a whole.</summary>
internal sealed class TrainerShape
{
    public TrainerShape(TaskDeclaration declaration)
    {
        Declaration = declaration;
        Heads = declaration.Heads.Select(head => new HeadShape(this, head)).ToArray();
        Prepared = PreparedMember.Of(declaration);
    }

    public TaskDeclaration Declaration { get; }

    /// <summary>The heads in the order of the model's outputs.</summary>
    public IReadOnlyList<HeadShape> Heads { get; }

    /// <summary>The members that are prepared before the model sees them, features before labels; nothing where all are fed as they are.</summary>
    public IReadOnlyList<PreparedMember> Prepared { get; }

    /// <summary>The property that prepares a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="part">The part of a date; none for other features.</param>
    public string PreparedName(MemberDeclaration feature, DatePart part = DatePart.None) => Prepared.First(prepared => prepared.Input is not null && prepared.Member == feature && prepared.Part == part).Property;

    /// <summary>Whether a feature is prepared, rather than a label alone.</summary>
    public bool PreparesFeatures => Prepared.Any(prepared => prepared.Input is not null);

    /// <summary>Whether the model returns a tuple.</summary>
    public bool IsSeveral => Heads.Count > 1;

    /// <summary>The first head, and the only one where there are not several.</summary>
    public HeadShape Only => Heads[0];

    public string Model => Declaration.Model.Qualified;

    public string Example => Declaration.Example.Qualified;

    public string Examples => $"global::System.Collections.Generic.IReadOnlyList<{Example}>";

    /// <summary>The sequence whose length the others must have.</summary>
    public InputDeclaration? Steps => Declaration.Inputs.FirstOrDefault(input => input.IsSequence);

    /// <summary>The sequence, where an encoder makes it of text.</summary>
    public InputDeclaration? Text => Steps is { Form: InputForm.Text } text ? text : null;

    /// <summary>The member that holds one sequence per candidate, or null where an example is one row of the model's input.</summary>
    public MemberDeclaration? Candidates => Steps?.Candidates;

    /// <summary>How many sequences a batch has, in words.</summary>
    public string SequencesInWords => Candidates is null ? "N" : "M";

    /// <summary>What is predicted of an example: a record of the trainer's own where there are several labels.</summary>
    public string PredictionType => IsSeveral ? $"{Trainer}.Prediction" : Only.PredictionType;

    public string MetricsType => IsSeveral ? $"{Trainer}.Metrics" : Only.MetricsType;

    /// <summary>The tuple of outputs.</summary>
    public string OutputsType => $"({string.Join(", ", Heads.Select(head => "global::TorchSharp.torch.Tensor " + head.Head.Name))})";

    /// <summary>The trainer by its full name: what it is derived from is looked up outside it.</summary>
    private string Trainer => $"global::{(Declaration.Namespace.Length == 0 ? "" : Declaration.Namespace + ".")}{Declaration.TrainerName}";

    /// <summary>The enums whose members are mapped to indices, each once.</summary>
    public IEnumerable<EnumDeclaration> IndexedEnums =>
        Declaration.Inputs.SelectMany(input => input.Features).Where(feature => feature is { Enum: not null, Value: ValueForm.Enum, Preparation.Categories: null } or { Enum: not null, Value: ValueForm.Enum, Preparation: null })
            .Concat(Heads.Where(head => head.IndexesEnum).Select(head => head.LabelMember))
            .Select(member => member.Enum!)
            .Distinct();
}
