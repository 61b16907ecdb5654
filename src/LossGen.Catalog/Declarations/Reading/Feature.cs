using Microsoft.CodeAnalysis;

namespace LossGen.Catalog.Declarations.Reading;

/// <summary>A member of an example that the model sees.</summary>
internal readonly struct Feature(MemberDeclaration member, bool asIndex, AttributeData? tokens, int width, ExampleMember source)
{
    public MemberDeclaration Member { get; } = member;

    /// <summary>The parameter that [Feature] names, or null.</summary>
    public string? Input { get; } = source.Attributes.Find("Feature") is { ConstructorArguments: [var parameter, ..] } ? parameter.Value as string : null;

    public bool AsIndex { get; } = asIndex;

    public ExampleMember Source { get; } = source;

    /// <summary>The numbers per vector that [Sequence] gives, or 0.</summary>
    public int Width => width;

    public bool AsTokens => tokens is not null;

    public bool IsText => Member is { Value: ValueForm.Text, Preparation: null };

    /// <summary>The number of classes that [ClassIndex] gives, or of ids that [Tokens] gives, or 0.</summary>
    public int Classes => Member.Preparation?.Categories is { } categories ? categories.Columns : (tokens ?? Source.Attributes.Find("ClassIndex")) is { } attribute ? AttributeArguments.Integer(attribute) : 0;

    /// <summary>The id that fills up shorter sequences.</summary>
    public int Padding => tokens is null ? 0 : AttributeArguments.NamedInteger(tokens, "Padding", 0);
}
