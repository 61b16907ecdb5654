namespace LossGen.Catalog.Declarations;

/// <summary>One parameter of forward and the features that fill it.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Property">The name of the batch's property that holds the tensor.</param>
/// <param name="Form">The kind of tensor.</param>
/// <param name="Features">The features, in order.</param>
/// <param name="Shape">The declared shape of an array, or nothing: its length is taken from the first example; of vectors their width.</param>
/// <param name="Classes">The number of classes that an index is one of, or of token ids; 0: any that is not negative.</param>
/// <param name="Padding">The id that fills up shorter sequences.</param>
public sealed record InputDeclaration(
    string Parameter,
    string Property,
    InputForm Form,
    EquatableArray<MemberDeclaration> Features,
    EquatableArray<int> Shape,
    int Classes,
    int Padding = 0)
{
    /// <summary>The number of columns of a feature: one per category or member of an enum, those of the parts of a date, one otherwise; and one that says whether it is missing.</summary>
    public static int ColumnsOf(MemberDeclaration feature) => ValueColumnsOf(feature) + (feature.Preparation is { HasIndicator: true } ? 1 : 0);

    /// <summary>The number of columns of a feature without the one that says whether it is missing.</summary>
    public static int ValueColumnsOf(MemberDeclaration feature) => feature switch
    {
        { Preparation.Categories: { } categories } => categories.Columns,
        { Preparation: { Dates: not DatePart.None } dates } => dates.DateNumbers.Count() + (2 * dates.DateCycles.Count()),
        { Enum: { } type } => type.Members.Count,
        _ => 1,
    };

    /// <summary>Whether the sequences, not a feature of its own, decide what it holds.</summary>
    public bool DescribesTokens => Form is InputForm.Mask or InputForm.PaddingMask or InputForm.Lengths or InputForm.TokenTypes;

    /// <summary>Whether it is as wide as the longest sequence of the batch.</summary>
    public bool IsPadded => IsSequence || Form is InputForm.TokenTypes or InputForm.Mask or InputForm.PaddingMask;

    /// <summary>Whether it is a sequence, of tokens or of vectors, of any length.</summary>
    public bool IsSequence => Form is InputForm.Tokens or InputForm.Text or InputForm.Vectors;

    /// <summary>The feature that holds one sequence per candidate, or null: then each candidate is a row of its own.</summary>
    public MemberDeclaration? Candidates => Features.FirstOrDefault(feature => feature.Candidates is not null);

    /// <summary>The number of columns of stacked scalars.</summary>
    public int Columns => Features.Sum(ColumnsOf);
}
