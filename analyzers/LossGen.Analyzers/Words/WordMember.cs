using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Words;

/// <summary>A member of a file and the words in it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The hash of the name by which other members run it; null for constructors, operators and top-level statements.</param>
/// <param name="Words">The hashes of its identifiers, each once, in ascending order.</param>
/// <param name="Kinds">What its own calls say.</param>
/// <param name="Parameters">Where its parameters stand, and what they are bound to be; empty where it has none.</param>
/// <param name="Owner">The hash of the name of its type; null for top-level statements.</param>
internal sealed record WordMember(TextSpan Span, int? Name, int[] Words, WordKinds Kinds, TextSpan Parameters, int? Owner)
{
    /// <summary>Whether one of the words is among the names of members.</summary>
    public bool Names(HashSet<int> members) => Contain(Words, members);

    /// <summary>Whether one of the words is among others.</summary>
    public static bool Contain(int[] words, HashSet<int> others)
    {
        foreach (var word in words)
        {
            if (others.Contains(word)) return true;
        }

        return false;
    }
}
