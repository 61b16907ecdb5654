namespace LossGen.Analyzers.Tests.Declarations.Harness;

/// <summary>A declaration that breaks one rule, and what the compiler then says.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Message">The message, word by word.</param>
/// <param name="Source">The declaration.</param>
public sealed record RuleCase(string Id, string Message, string Source)
{
    public override string ToString() => $"{Id}: {Message}";
}
