using System.Collections.Immutable;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Tests.Facts;

/// <summary>How much work the engine does: a method is run once by itself, whoever asks and how often; what it calls is followed on the way.</summary>
public sealed class EngineWorkTests
{
    private const string Helper = "static Tensor Activate(Tensor x) => F.relu(x);";

    [Fact]
    public async Task A_method_is_run_once_for_all_analyzers() =>
        Assert.Equal(1, await Walks("class C { static Tensor Run(Tensor x) => F.softmax(x, 1); }"));

    [Fact]
    public async Task A_helper_called_often_is_run_once_by_itself() =>
        Assert.Equal(4, await Walks($$"""
            class C
            {
                {{Helper}}
                static Tensor First(Tensor x) => Activate(x) + Activate(x);
                static Tensor Second(Tensor x) => Activate(x) * Activate(x);
                static Tensor Third(Tensor x) { for (var i = 0; i < 3; i++) x = Activate(x); return x; }
            }
            """));

    [Fact]
    public async Task A_helper_without_TorchSharp_that_returns_nothing_is_not_run() =>
        Assert.Equal(1, await Walks("""
            class C
            {
                static void Log(string text) => System.Console.WriteLine(text);
                static Tensor Run(Tensor x) { Log("softmax"); return F.softmax(x, 1); }
            }
            """));

    private static async Task<int> Walks(string source)
    {
        var compilation = CSharpCompilation.Create("Work", [CSharpSyntaxTree.ParseText(RuleTest.Usings + source)], TorchSharpReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var witness = new Witness();
        var found = await compilation.WithAnalyzers(Analysis.Analyzers.Add(witness)).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return witness.Engine!.Walks;
    }

#pragma warning disable RS1036, RS1038, RS1041 // ships with nothing
    // Analyzers are given a copy of the compilation: its engine is theirs.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Witness : DiagnosticAnalyzer
    {
        public FactsEngine? Engine { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Analysis.Analyzers[0].SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(end => Engine = FactsEngine.For(end.Compilation));
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
