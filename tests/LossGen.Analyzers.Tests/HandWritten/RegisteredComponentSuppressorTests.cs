using System.Collections.Immutable;
using LossGen.Analyzers.Suppressors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class RegisteredComponentSuppressorTests
{
    [Theory]
    [InlineData("private readonly Linear layer = Linear(2, 1); public Net() : base(\"n\") => RegisterComponents();", true)]
    [InlineData("private readonly Linear layer; public Net() : base(\"n\") { layer = Linear(2, 1); RegisterComponents(); }", true)]
    [InlineData("private readonly Module<Tensor, Tensor> layer; public Net() : base(\"n\") { this.layer = Linear(2, 1); this.RegisterComponents(); }", true)]
    [InlineData("private readonly Parameter layer = new(torch.zeros(2)); public Net() : this(1) { } public Net(int width) : base(\"n\") { RegisterComponents(); }", true)]
    [InlineData("private readonly Linear layer = Linear(2, 1); public Net() : base(\"n\") { }", false)]
    [InlineData("private readonly Linear layer; public Net() : base(\"n\") { RegisterComponents(); layer = Linear(2, 1); }", false)]
    [InlineData("private Linear layer = Linear(2, 1); public Net() : base(\"n\") => RegisterComponents();", false)]
    [InlineData("private readonly Linear layer = Linear(2, 1); public Net(bool really) : base(\"n\") { if (really) RegisterComponents(); }", false)]
    [InlineData("private readonly Linear layer = Linear(2, 1); public Net() : base(\"n\") => RegisterComponents(); public Net(int width) : base(\"n\") { }", false)]
    [InlineData("private readonly System.IO.MemoryStream layer = new(); public Net() : base(\"n\") => RegisterComponents();", false)]
    [InlineData("private static readonly Linear layer = Linear(2, 1); public Net() : base(\"n\") => RegisterComponents();", false)]
    public async Task CA2213_is_silent_where_the_module_disposes_its_part(string members, bool isSilent) => await Expect(
        $$"""public class Net : Module<Tensor, Tensor> { {{members}} public override Tensor forward(Tensor x) => x; }""",
        isSilent);

    [Fact]
    public async Task Of_a_class_that_is_no_module_nothing_is_known() => await Expect(
        "public class Holder : System.IDisposable { private readonly Linear layer = Linear(2, 1); public Holder() { RegisterComponents(); } void RegisterComponents() { } public void Dispose() { } }",
        isSilent: false);

    private static async Task Expect(string type, bool isSilent)
    {
        var source = $"using TorchSharp; using TorchSharp.Modules; using static TorchSharp.torch; using static TorchSharp.torch.nn;\n{type}";
        var compilation = CSharpCompilation.Create("Subject", [CSharpSyntaxTree.ParseText(source)], TorchSharpReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var reported = await compilation.WithAnalyzers([new FieldReporter(), new RegisteredComponentSuppressor()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(isSilent, Assert.Single(reported).IsSuppressed);
    }

#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // It stands in for .NET's own analyzer, in this test only: it is not shipped.
    /// <summary>Stands for the analyzer of .NET that reports CA2213: speaks of every field named layer.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class FieldReporter : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("CA2213", "Disposable fields should be disposed", "{0}", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.Name == "layer")
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                },
                SymbolKind.Field);
        }
    }
}
