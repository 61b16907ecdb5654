using LossGen.Catalog.Declarations;
using LossGen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>Whatever is declared: a trainer that compiles without a warning, or an error of LossGen that says why there is none.</summary>
public sealed class RandomDeclarationTests
{
    /// <summary>Of one compilation: they are told apart by their namespaces, and references are bound once for all.</summary>
    private const int PerCompilation = 500;

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_declaration_gives_a_trainer_that_compiles_or_an_error(int seed)
    {
        var writer = new DeclarationWriter(seed);
        var sources = Enumerable.Range(0, PerCompilation).Select(index => writer.Write($"Declared{index}")).ToArray();
        var compilation = GeneratorRun.Compile(sources);
        var unusable = UnusableFiles(compilation);
        var driver = GeneratorRun.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var after, out var reported);

        Assert.Empty(reported);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        var trainers = driver.GetRunResult().Results[0].GeneratedSources.ToDictionary(source => SpaceOf(source.HintName), StringComparer.Ordinal);
        var broken = after.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && driver.GetRunResult().GeneratedTrees.Contains(tree))
            .ToLookup(diagnostic => SpaceOf(Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)), StringComparer.Ordinal);

        var faults = new List<string>();
        var written = 0;
        for (var index = 0; index < sources.Length; index++)
        {
            // What does not compile by itself says nothing about the generator.
            var space = $"Declared{index}";
            if (unusable.Contains(index))
                continue;

            if (trainers.ContainsKey(space))
            {
                written++;
                if (broken[space].Any())
                    faults.Add($"The trainer does not compile:\n{string.Join("\n", broken[space].Take(3))}\n{sources[index]}");
            }
            else if (!HasError(compilation, space))
            {
                faults.Add($"Neither a trainer nor an error:\n{sources[index]}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {PerCompilation} declarations of seed {seed}:\n\n{string.Join("\n\n", faults.Take(5))}");

        // The writer is good for something only as long as many of its declarations are right, and many are wrong.
        Assert.InRange(written, PerCompilation / 5, PerCompilation * 9 / 10);
    }

    private static HashSet<int> UnusableFiles(CSharpCompilation compilation) =>
    [
        .. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is not null)
            .Select(diagnostic => int.Parse(Path.GetFileNameWithoutExtension(diagnostic.Location.SourceTree!.FilePath)[4..], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static string SpaceOf(string hint) => hint[..hint.IndexOf('.', StringComparison.Ordinal)];

    private static bool HasError(CSharpCompilation compilation, string space)
    {
        foreach (var type in compilation.GlobalNamespace.GetNamespaceMembers().Single(one => one.Name == space).GetTypeMembers())
        {
            if (type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "TaskAttribute") is { } task)
                return DeclarationReader.Read(type, task, compilation, CancellationToken.None).Problems.Any(problem => problem.IsError);
        }

        return false;
    }
}
