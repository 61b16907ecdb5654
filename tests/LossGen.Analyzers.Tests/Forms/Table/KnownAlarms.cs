namespace LossGen.Analyzers.Tests.Forms;

/// <summary>The twins in which something is reported as yet. What is here is to become less, and nothing is to be added.</summary>
internal static class KnownAlarms
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "LG2004 model, Sequential from a helper, twin",
        "LG2004 model, Sequential, appended by name, twin",
    };
}
