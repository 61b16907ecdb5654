using LossGen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>What an edit makes the generator do again: nothing, unless the declaration changed.</summary>
public sealed class IncrementalityTests
{
    private const string Annotated =
        """
        namespace Penguins;
        public enum Species { Adelie, Chinstrap, Gentoo }
        public sealed record Penguin(float BillLength, float BillDepth, [Label] Species Species);
        [Task(Classification, typeof(Penguin))]
        public sealed class PenguinNet : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(2, 16), ReLU(), Linear(16, 3));
            public PenguinNet() : base(nameof(PenguinNet)) => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """;

    private const string Unrelated = "namespace Penguins; public static class Other { public static int Value => 1; }";

    [Fact]
    public void An_edit_elsewhere_writes_nothing_again() => AssertOutput(Unrelated, Unrelated.Replace("=> 1", "=> 2", StringComparison.Ordinal), IncrementalStepRunReason.Cached);

    [Fact]
    public void A_comment_in_the_annotated_file_writes_nothing_again() =>
        AssertOutput(Annotated, Annotated.Replace("[Task", "// the model\n[Task", StringComparison.Ordinal), IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_of_the_hidden_layer_writes_nothing_again() =>
        AssertOutput(Annotated, Annotated.Replace("16", "32", StringComparison.Ordinal), IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_of_a_method_body_writes_nothing_again() =>
        AssertOutput(Annotated, Annotated.Replace("=> layers.call(input);", "{ var output = layers.call(input); return output; }", StringComparison.Ordinal), IncrementalStepRunReason.Cached);

    [Fact]
    public void A_new_feature_writes_the_trainer_again() =>
        AssertOutput(Annotated, Annotated.Replace("float BillDepth", "float BillDepth, float Mass", StringComparison.Ordinal).Replace("Linear(2,", "Linear(3,", StringComparison.Ordinal), IncrementalStepRunReason.Modified);

    [Fact]
    public void A_new_class_writes_the_trainer_again() =>
        AssertOutput(Annotated, Annotated.Replace("Gentoo }", "Gentoo, Emperor }", StringComparison.Ordinal).Replace("16, 3", "16, 4", StringComparison.Ordinal), IncrementalStepRunReason.Modified);

    [Fact]
    public void A_contradiction_takes_the_trainer_away()
    {
        var (driver, _) = Edit(Annotated, Annotated.Replace("16, 3", "16, 4", StringComparison.Ordinal));

        Assert.Empty(driver.GetRunResult().Results[0].GeneratedSources);
    }

    [Fact]
    public void Other_trainers_stay_when_one_changes()
    {
        const string second = "namespace Seals; public sealed record Seal(float Mass, [Label] float Age); [Task(Regression, typeof(Seal))] public sealed class SealNet() : Module<Tensor, Tensor>(\"s\") { public override Tensor forward(Tensor x) => x; }";
        var before = GeneratorRun.Compile(Annotated, second);
        var driver = GeneratorRun.CreateDriver().RunGenerators(before);
        driver = driver.RunGenerators(Replace(before, second, second.Replace("float Mass", "float Mass, float Length", StringComparison.Ordinal)));

        var reasons = driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();
        Assert.Contains(IncrementalStepRunReason.Cached, reasons);
        Assert.Contains(IncrementalStepRunReason.Modified, reasons);
    }

    private static void AssertOutput(string before, string after, IncrementalStepRunReason expected)
    {
        var (driver, compilation) = Edit(before, after);

        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS0246");
        var outputs = driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(expected, output.Reason));
    }

    private static (GeneratorDriver Driver, Compilation Compilation) Edit(string before, string after)
    {
        var compilation = GeneratorRun.Compile(Annotated, Unrelated);
        var driver = GeneratorRun.CreateDriver().RunGenerators(compilation);
        Assert.Single(driver.GetRunResult().Results[0].GeneratedSources);
        var edited = Replace(compilation, before, after);
        return (driver.RunGenerators(edited), edited);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == before);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(after, (CSharpParseOptions)tree.Options, tree.FilePath));
    }
}
