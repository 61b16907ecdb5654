using LossGen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace LossGen.Generators.Tests;

/// <summary>
/// What the generator allocates for each annotated type, in a build and after an edit. Bytes, not times: they are the same on a busy machine.
/// The budgets stand a little above what was measured (docs/benchmarks/generator.md says beside what).
/// </summary>
public sealed class BudgetTests(ITestOutputHelper output)
{
    private const int Types = 100;
    private const int ColdBudget = 160 * 1024;
    private const int BodyBudget = 29 * 1024;
    private const int DeclarationBudget = 30 * 1024;

    private const string Elsewhere = "namespace Other; public static class Constants { public static int Value => 1; }";

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
            public static int Answer() => 1;
        }
        """;

    [Fact]
    public void A_build_stays_within_its_bytes()
    {
        // The first run pays for what is made once per process: compiled code, tables of the catalog.
        CreateDriver().RunGenerators(Project());

        var (driver, bytes) = Measure(CreateDriver(), Project());
        Assert.Equal(Types, driver.GetRunResult().GeneratedTrees.Length);
        output.WriteLine($"{bytes} bytes for each type");
        Assert.True(bytes <= ColdBudget, $"A build allocates {bytes} bytes for each type; {ColdBudget} are allowed.");
    }

    /// <summary>What leaves every declaration as it is makes the generator read none again.</summary>
    [Theory]
    [InlineData("Value => 1", "Value => 2")]
    [InlineData("namespace Space7;", "// a comment\nnamespace Space7;")]
    [InlineData("Answer() => 1", "Answer() => 2")]
    public void An_edit_of_a_body_stays_within_its_bytes(string before, string after) => AssertEdit(before, after, BodyBudget);

    [Theory]
    [InlineData("float Weight", "float Mass")]
    [InlineData("class Constants", "class Numbers")]
    public void An_edit_of_a_declaration_stays_within_its_bytes(string before, string after) => AssertEdit(before, after, DeclarationBudget);

    private void AssertEdit(string before, string after, int budget)
    {
        var project = Project();
        var tree = project.SyntaxTrees.First(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        var warm = CreateDriver().RunGenerators(project);
        warm.RunGenerators(Edit());
        warm = warm.RunGenerators(project.Clone());
        var (driver, bytes) = Measure(warm, Edit());

        Assert.Equal(Types, driver.GetRunResult().GeneratedTrees.Length);
        output.WriteLine($"{bytes} bytes for each type");
        Assert.True(bytes <= budget, $"'{after}' for '{before}' allocates {bytes} bytes for each type; {budget} are allowed.");

        CSharpCompilation Edit() => project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(before, after, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static CSharpCompilation Project() => GeneratorRun.Compile([.. Enumerable.Range(0, Types).Select(Annotated), Elsewhere]);

    private static (GeneratorDriver Driver, long BytesPerType) Measure(GeneratorDriver driver, Compilation compilation)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        return (driver, (GC.GetAllocatedBytesForCurrentThread() - before) / Types);
    }

    /// <summary>As a compiler has it: what steps did is not kept.</summary>
    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([new TrainerGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Parsing);
}
