using LossGen.Catalog;
using LossGen.Catalog.Declarations;

namespace LossGen.Generators.Emission;

/// <summary>A member, or a part of a date, that something of the runtime prepares.</summary>
/// <param name="Property">The property that holds it.</param>
/// <param name="Member">The member.</param>
/// <param name="Input">The input that it is a part of; null for a label.</param>
/// <param name="Width">The quantities of a label that is a vector; 0 for anything else.</param>
/// <param name="Part">The part of a date; none for other members.</param>
internal sealed record PreparedMember(string Property, MemberDeclaration Member, InputDeclaration? Input, int Width, DatePart Part)
{
    /// <summary>What the class that holds the properties has already.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Inputs", "IsFitted", "Summary", "Warnings", "Clear", "Use", "Learn", "Fit", "Observe", "VerifyFitted", "Save", "Load", "PreparedMembers",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "example", "index", "row", "row2", "row3", "row4", "row5", "row6", "row7", "row8", // what Observe has
    };

    private PreparationDeclaration Preparation => Member.Preparation!;

    /// <summary>The class that prepares it.</summary>
    public string Type => Preparation.Categories is null ? Member.IsSingle ? "global::LossGen.PreparedNumber" : "global::LossGen.PreparedRow"
        : Member.Value == ValueForm.Text ? "global::LossGen.PreparedText"
        : $"global::LossGen.PreparedCode<{(Member.Enum is { } type ? type.Type.Qualified : "long")}>";

    /// <summary>What prepares the members of a declaration, features before labels.</summary>
    public static IReadOnlyList<PreparedMember> Of(TaskDeclaration declaration)
    {
        var found = new List<PreparedMember>();
        var names = new HashSet<string>(Taken, StringComparer.Ordinal);
        foreach (var input in declaration.Inputs)
        {
            foreach (var feature in input.Features)
            {
                if (feature.Preparation is not { } preparation)
                    continue;

                if (preparation.Dates == DatePart.None)
                    Add(feature.Name, feature, input, 0, DatePart.None);
                else if (preparation.Scaling.Length > 0)
                {
                    foreach (var part in preparation.DateNumbers)
                        Add(feature.Name + part, feature, input, 0, part);
                }
            }
        }

        foreach (var head in declaration.Heads)
        {
            if (head.Label.Member.Preparation is not null)
                Add(head.Label.Member.Name, head.Label.Member, null, head.Label.Width, DatePart.None);
        }

        return found;

        void Add(string name, MemberDeclaration member, InputDeclaration? input, int width, DatePart part)
        {
            while (!names.Add(name))
                name += "Input";

            found.Add(new PreparedMember(CSharpIdentifier.Escape(name), member, input, width, part));
        }
    }
}
