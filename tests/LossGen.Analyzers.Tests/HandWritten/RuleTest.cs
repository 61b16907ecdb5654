using LossGen.CodeFixes.Rules;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>Runs all analyzers of hand-written code over sources marked with <c>{|LG2001:...|}</c>, and the fixes.</summary>
internal sealed class RuleTest : CSharpCodeFixTest<TensorFlowAnalyzer, RuleCodeFixProvider, DefaultVerifier>
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using F = TorchSharp.torch.nn.functional;

        """;

    private RuleTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TorchSharpReferences.All);
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        CodeActionValidationMode = CodeActionValidationMode.None;
    }

    /// <summary>A method body in which <c>X</c> is a batch [8, 16], <c>Yl</c> its class indices and <c>Yb</c> its zeros and ones.</summary>
    public static string Body(string body, string members = "") => $$"""
        static class Subject
        {
            static object Run()
            {
                var X = randn(8, 16);
                var Yl = randint(5, new long[] { 8 });
                var Yb = (rand(8) > 0.5).to_type(ScalarType.Float32);
                {{body}}
            }
            {{members}}
        }
        """;

    /// <summary>Asserts that the marked places, and no others, are reported.</summary>
    public static Task Reports(params string[] sources)
    {
        var test = new RuleTest();
        foreach (var source in sources) test.TestState.Sources.Add(Usings + source);

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
