using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Correct programs that look wrong raise nothing at all, of any severity.</summary>
public sealed class BatteryTests(ITestOutputHelper output)
{
    private const string Frameworks = """
        namespace Xunit { public sealed class FactAttribute : System.Attribute { } public sealed class TheoryAttribute : System.Attribute { } }
        namespace NUnit.Framework { public sealed class TestAttribute : System.Attribute { } }
        namespace Microsoft.VisualStudio.TestTools.UnitTesting { public sealed class TestMethodAttribute : System.Attribute { } }
        """;

    [Fact]
    public async Task Correct_programs_are_silent()
    {
        var programs = SilentProgram.All;
        Assert.Equal(programs.Count, programs.Select(program => program.Name).Distinct().Count());

        var compilation = CSharpCompilation.Create(
            "Battery",
            programs.Select((program, number) => CSharpSyntaxTree.ParseText(program.Text(number),
                path: program.Name)).Append(CSharpSyntaxTree.ParseText(Frameworks)),
            TorchSharpReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Said).ToArray();
        Assert.True(errors.Length == 0, string.Join('\n', errors));

        var found = await compilation.WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync();
        foreach (var diagnostic in found) output.WriteLine(Said(diagnostic));

        var reported = found.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
        Assert.Empty(found.Where(diagnostic => !Known.All.Contains(diagnostic.Location.SourceTree!.FilePath)).Select(Said));

        // What is silent by now leaves the list.
        Assert.DoesNotContain(Known.All, name => !reported.Contains(name));
    }

    private static string Said(Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree?.GetText();
        var line = text?.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim();
        return $"{diagnostic.Location.SourceTree?.FilePath}: {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}: "
            + $"{line}";
    }
}
