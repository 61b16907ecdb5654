using System.Text;
using LossGen.Catalog.Declarations;

namespace LossGen.Generators.Writing;

/// <summary>
/// Turns the qualified names of emitted text into plain ones, for a namespace in which they are known to mean the same.
/// Emission always writes <c>global::</c>, which is right everywhere; this makes it read well where that is safe.
/// </summary>
internal sealed class NameShortener(string space, IReadOnlyCollection<string> reserved)
{
    private const string Global = "global::";

    /// <summary>Appends a part of a text with its names shortened. No name crosses its ends.</summary>
    public void Append(string text, int start, int count, StringBuilder result)
    {
        var end = start + count;
        var from = start;
        for (var at = Next(start); at >= 0; at = Next(from))
        {
            result.Append(text, from, at - from);
            var (length, plain) = Match(text, at + Global.Length);
            result.Append(plain);
            from = at + Global.Length + length;
        }

        result.Append(text, from, end - from);

        int Next(int place) => text.IndexOf(Global, place, end - place, StringComparison.Ordinal);
    }

    /// <summary>How much of the name at a position is replaced, and by what.</summary>
    private (int Length, string Plain) Match(string text, int at)
    {
        foreach (var (qualified, plain) in RuntimeNames.Foreign)
        {
            if (StartsWith(text, at, qualified) && !IsNamePart(text, at + qualified.Length))
                return (qualified.Length, plain);
        }

        // Types of the runtime, and those of the user that stand in the trainer's own namespace.
        foreach (var owner in (ReadOnlySpan<string>)["LossGen", space])
        {
            if (StartsWith(text, at, owner) && at + owner.Length < text.Length && text[at + owner.Length] == '.' && IsPlainType(text, at + owner.Length + 1, owner))
                return (owner.Length + 1, "");
        }

        return (0, Global);
    }

    /// <summary>Whether the name there is a type that its simple name finds, rather than one that a member of the trainer hides.</summary>
    private bool IsPlainType(string text, int at, string owner)
    {
        var end = at;
        while (IsNamePart(text, end) || (end < text.Length && text[end] == '@'))
            end++;

        // LossGen's own names were checked against the namespace where the table has them; the user's are checked against the trainer's members.
        var name = text.Substring(at, end - at);
        return owner == "LossGen" && owner != space ? RuntimeNames.IsPlain(name) : !reserved.Contains(name);
    }

    private static bool StartsWith(string text, int at, string name) => string.CompareOrdinal(text, at, name, 0, name.Length) == 0;

    private static bool IsNamePart(string text, int at) => at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
