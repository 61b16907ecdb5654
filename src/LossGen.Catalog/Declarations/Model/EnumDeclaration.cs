namespace LossGen.Catalog.Declarations;

/// <summary>An enum whose members are classes.</summary>
/// <param name="Type">The enum.</param>
/// <param name="Members">One member per distinct value, in the order of the values; of a <c>[Flags]</c> enum the single bits.</param>
public sealed record EnumDeclaration(TypeDeclaration Type, EquatableArray<EnumMemberDeclaration> Members)
{
    /// <summary>A member as generated code writes it.</summary>
    public string Expression(int index) => Members[index] switch
    {
        { Constant.Length: 0 } named => $"{Type.Qualified}.{named.Identifier}",
        { Constant: ['-', ..] and var negative } => $"unchecked(({Type.Qualified})({negative}))",
        var obsolete => $"({Type.Qualified}){obsolete.Constant}",
    };

    /// <summary>All members as generated code writes them.</summary>
    public IEnumerable<string> Expressions => Enumerable.Range(0, Members.Count).Select(Expression);
}
