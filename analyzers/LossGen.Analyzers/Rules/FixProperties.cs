namespace LossGen.Analyzers.Rules;

/// <summary>The names under which a diagnostic carries its cures to the code fixes.</summary>
public static class FixProperties
{
    /// <summary>What the fix is called.</summary>
    public static string Title(string fix) => $"fix{fix}.title";

    /// <summary>The first of the diagnostic's additional locations that belongs to the fix.</summary>
    public static string Start(string fix) => $"fix{fix}.start";

    /// <summary>The text that replaces what stands at a location of the fix, counted from its first.</summary>
    public static string Text(string fix, string edit) => $"fix{fix}.text{edit}";
}
