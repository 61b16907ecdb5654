using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>The sets of analyzers that are measured beside each other.</summary>
internal static class AnalyzerVariants
{
    /// <summary>All of LossGen's.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> LossGen { get; } = In(typeof(TensorFlowAnalyzer).Assembly);

    /// <summary>The least that an analyzer of method bodies can do.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Walker { get; } = [new EmptyWalkerAnalyzer()];

    /// <summary>An analyzer that asks for nothing.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Nothing { get; } = [new NothingAnalyzer()];

    /// <summary>All of Meziantou.Analyzer's, in the build for the newest compiler that is not newer than this one.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Meziantou { get; } = In(Assembly.LoadFrom(Newest(Path.Combine(Repository.MeziantouAnalyzer, "analyzers", "dotnet"))));

    private static string Newest(string folder)
    {
        const string prefix = "roslyn";
        var host = typeof(Compilation).Assembly.GetName().Version!;
        var newest = Directory.GetDirectories(folder, prefix + "*")
            .Select(path => (Path: path, Version: Version.Parse(Path.GetFileName(path)[prefix.Length..])))
            .Where(build => build.Version <= host)
            .MaxBy(build => build.Version);
        return Path.Combine(newest.Path, "cs", "Meziantou.Analyzer.dll");
    }

    private static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [], CultureInfo.InvariantCulture)!)];
}
