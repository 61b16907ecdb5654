namespace LossGen.Analyzers.Tests.Forms;

/// <summary>A mistake whose halves can lie apart: a value is made in one place and meets what it must not meet in another.</summary>
/// <param name="Rule">The rule that must report it.</param>
/// <param name="Value">What is carried, in a word or two; with the rule it names the mistake.</param>
/// <param name="Carried">The kind of the value.</param>
/// <param name="Type">Its type.</param>
/// <param name="Wrong">The expression that makes the wrong value, by the names of <see cref="FormProgram"/>.</param>
/// <param name="Right">The expression that makes the right one; the same where the mistake lies in the use.</param>
/// <param name="Use">The statements that use the value, written <c>$p</c> there.</param>
internal sealed record Mistake(string Rule, string Value, Carried Carried, string Type, string Wrong, string Right, string Use)
{
    /// <summary>The statements of the correct twin; the same where the mistake lies in the value.</summary>
    public string RightUse { get; init; } = Use;

    /// <summary>Types that the expressions need.</summary>
    public string Types { get; init; } = "";

    /// <summary>Whether a right value that nobody uses would be a mistake too, so that no other may be made beside it.</summary>
    public bool IsAlone { get; init; }

    public string Name => $"{Rule} {Value}";

    public override string ToString() => Name;
}
