using System.Diagnostics.CodeAnalysis;

namespace FineTune;

/// <summary>The part of a word in a name, in the order of CoNLL-2003's class indices.</summary>
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "It parts the prefix of a tag from its type, as B-PER has it.")]
public enum NameTag
{
    /// <summary>In no name.</summary>
    O,

    /// <summary>Begins somebody.</summary>
    B_PER,

    /// <summary>Goes on with somebody.</summary>
    I_PER,

    /// <summary>Begins an organization.</summary>
    B_ORG,

    /// <summary>Goes on with an organization.</summary>
    I_ORG,

    /// <summary>Begins a place.</summary>
    B_LOC,

    /// <summary>Goes on with a place.</summary>
    I_LOC,

    /// <summary>Begins something else that has a name.</summary>
    B_MISC,

    /// <summary>Goes on with something else that has a name.</summary>
    I_MISC,
}
