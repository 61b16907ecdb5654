using Microsoft.CodeAnalysis;

namespace LossGen.Catalog;

/// <summary>What a rule says: everything about it but how it is found.</summary>
/// <param name="Id">"LG" and four digits; the first names the family.</param>
/// <param name="Severity">
/// Error only where the code cannot work, Warning where the run is silently wrong, Info where it is doubtful but legal.
/// </param>
/// <param name="Title">One line for lists and settings.</param>
/// <param name="Message">What is wrong, why it matters and what to write instead; placeholders name the user's own symbols.</param>
/// <param name="Description">The reason at length, shown in the rule's tooltip.</param>
public sealed record RuleDefinition(string Id, DiagnosticSeverity Severity, string Title, string Message, string Description)
{
    /// <summary>The page of a rule.</summary>
    public static string HelpLink(string id) => $"https://github.com/lossgen/lossgen/blob/main/docs/rules/{id}.md";

    /// <summary>The rule as the compiler knows it.</summary>
#pragma warning disable RS2000, RS2008, RS1032, RS1033 // the definitions are a table: release tracking, links and wording are tested over all of it
    public DiagnosticDescriptor ToDescriptor() => new(
        Id, Title, Message, RuleCategory.Of(Id), Severity, isEnabledByDefault: true, Description, HelpLink(Id));
#pragma warning restore RS2000, RS2008, RS1032, RS1033
}
