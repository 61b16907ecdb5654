using System.Diagnostics.CodeAnalysis;

namespace NamedEntities;

/// <summary>What a word is: B begins an entity, I continues it, O is none.</summary>
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "It parts the prefix of a tag from its type, as B-PER has it.")]
public enum Tag
{
    O,
    B_Person,
    I_Person,
    B_Place,
    I_Place,
    B_Organisation,
    I_Organisation,
    B_Date,
    I_Date,
    B_Miscellaneous,
    I_Miscellaneous,
}
