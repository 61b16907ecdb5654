using LossGen.Analyzers.Tests.HandWritten;

namespace LossGen.Analyzers.Tests.Silence;

/// <summary>A correct program that looks wrong.</summary>
/// <param name="Name">What looks wrong, and how it is spelled.</param>
/// <param name="Body">The method body, by the names of <see cref="CaseSource.Body"/>.</param>
/// <param name="Members">Members of the class that the body needs.</param>
/// <param name="Types">Types beside the class.</param>
internal sealed record SilentProgram(string Name, string Body, string Members = "", string Types = "")
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        .. ClearedGradients.All, .. SeveralOptimizers.All, .. GuardedSteps.All, .. ChangedArrays.All, .. GradientModes.All,
        .. RegisteredModules.All, .. Schedules.All, .. MatchedLosses.All, .. HeldTensors.All, .. TestMethods.All,
    ];

    /// <summary>The program as a file, in a namespace of its own.</summary>
    public string Text(int number) => $$"""
        {{CaseSource.Usings}}
        using System.Threading.Tasks;
        namespace Programs.N{{number}}
        {
            {{CaseSource.Body(Body, Members)}}
            {{Types}}
        }
        """;
}
