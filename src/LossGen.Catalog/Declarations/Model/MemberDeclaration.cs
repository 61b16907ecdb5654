namespace LossGen.Catalog.Declarations;

/// <summary>A member of an example that generated code reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Identifier">Its name as C# writes it: escaped where it is a keyword.</param>
/// <param name="Value">What it holds, or each element of it.</param>
/// <param name="Collection">How many values it holds.</param>
/// <param name="ElementType">The type of the value or element, fully qualified.</param>
/// <param name="Enum">The members of the enum, where the value is one.</param>
/// <param name="Candidates">How it holds several of what the rest describes, one per candidate; null where it holds one.</param>
/// <param name="IsOptional">Whether it may be null: a label that is not known, or a feature that is missing.</param>
/// <param name="Preparation">How it is prepared before the model sees it; null where it is fed as it is.</param>
public sealed record MemberDeclaration(
    string Name,
    string Identifier,
    ValueForm Value,
    CollectionForm Collection,
    string ElementType,
    EnumDeclaration? Enum,
    CandidateList? Candidates = null,
    bool IsOptional = false,
    PreparationDeclaration? Preparation = null)
{
    public bool IsSingle => Collection == CollectionForm.Single;

    /// <summary>Whether it holds values in places: an array, memory or list of them.</summary>
    public bool IsRow => Collection is CollectionForm.Array or CollectionForm.Memory or CollectionForm.List;

    /// <summary>Whether the values are numbers or bools.</summary>
    public bool IsNumeric => Value is ValueForm.Boolean or ValueForm.Integer or ValueForm.Floating;
}
