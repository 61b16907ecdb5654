using LossGen.CodeFixes.Rules;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>Runs all analyzers of hand-written code over sources marked with <c>{|LG2001:...|}</c>, and the fixes.</summary>
internal sealed class RuleTest : CSharpCodeFixTest<TensorFlowAnalyzer, RuleCodeFixProvider, DefaultVerifier>
{
    public const string Usings = CaseSource.Usings;

    private RuleTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TorchSharpReferences.All);
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        CodeActionValidationMode = CodeActionValidationMode.None;
    }

    /// <inheritdoc cref="CaseSource.Body"/>
    public static string Body(string body, string members = "") => CaseSource.Body(body, members);

    /// <summary>Asserts that the marked places, and no others, are reported.</summary>
    public static Task Reports(params string[] sources)
    {
        var test = new RuleTest();
        foreach (var source in sources) test.TestState.Sources.Add(Usings + source);

        return test.RunAsync();
    }

    /// <summary>Asserts that the marked places of a file of some name, and no others, are reported.</summary>
    public static Task ReportsIn(string file, string source)
    {
        var test = new RuleTest();
        test.TestState.Sources.Add((file, Usings + source));
        return test.RunAsync();
    }

    /// <summary>Asserts that the marked places are reported, and what the first fix makes of the first file.</summary>
    public static Task Fixes(string source, string cured, int fix = 0, bool isCured = true)
    {
        var test = new RuleTest { CodeActionIndex = fix };
        test.TestState.Sources.Add(Usings + source);
        test.FixedState.Sources.Add(Usings + cured);
        if (!isCured) test.FixedState.MarkupHandling = MarkupMode.Allow;

        return test.RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analysis.Analyzers;
}
