using LossGen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>
/// What the generator allocates for each annotated type, in a build and after an edit elsewhere. Bytes, not times: they are the same on a busy machine.
/// The budgets stand above what was measured (docs/benchmarks/generator.md: 163 and 98 KB): they keep it from growing, and are not yet what is aimed at.
/// </summary>
public sealed class BudgetTests
{
    private const int Types = 100;
    private const int ColdBudget = 240 * 1024;
    private const int EditBudget = 130 * 1024;

    private static string Annotated(int index) =>
        $$"""
        namespace Space{{index}};
        public enum Kind { First, Second, Third }
        public sealed class Row
        {
            public float Weight { get; set; }
            public float Height { get; set; }
            public float Depth { get; set; }
            public float Age { get; set; }
            public float Beats { get; set; }
            [Label] public Kind Kind { get; set; }
        }
        [Task(Classification, typeof(Row))]
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(5, 16), ReLU(), Linear(16, 3));
            public Net() : base(nameof(Net)) => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """;

    [Fact]
    public void A_build_and_an_edit_elsewhere_stay_within_their_bytes()
    {
        const string elsewhere = "namespace Other; public static class Constants { public static int Value => 1; }";
        var project = GeneratorRun.Compile([.. Enumerable.Range(0, Types).Select(Annotated), elsewhere]);
        var tree = project.SyntaxTrees.Single(tree => tree.ToString() == elsewhere);

        // The first run pays for what is made once per process: compiled code, tables of the catalog.
        CreateDriver().RunGenerators(project.Clone());

        var (driver, cold) = Measure(CreateDriver(), project.Clone());
        Assert.Equal(Types, driver.GetRunResult().GeneratedTrees.Length);
        var (_, edit) = Measure(driver, project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(elsewhere.Replace('1', '2'), (CSharpParseOptions)tree.Options, tree.FilePath)));

        Assert.True(cold <= ColdBudget, $"A build allocates {cold} bytes for each type; {ColdBudget} are allowed.");
        Assert.True(edit <= EditBudget, $"An edit elsewhere allocates {edit} bytes for each type; {EditBudget} are allowed.");
    }

    private static (GeneratorDriver Driver, long BytesPerType) Measure(GeneratorDriver driver, Compilation compilation)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        return (driver, (GC.GetAllocatedBytesForCurrentThread() - before) / Types);
    }

    /// <summary>As a compiler has it: what steps did is not kept.</summary>
    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([new TrainerGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Parsing);
}
