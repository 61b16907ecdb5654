using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.Catalog.Declarations;
using LossGen.CodeFixes.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>Each rule where it must speak, in exact words, and beside it where it must be silent.</summary>
public sealed class DeclarationRuleTests
{
    public static TheoryData<RuleCase> Broken => [.. RuleCases.All];

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_declaration_is_reported_once_and_in_words(RuleCase broken)
    {
        var consumer = await Consumer.RunAsync(broken.Source);

        var problem = Assert.Single(consumer.Problems);
        Assert.Equal(broken.Id, problem.Id);
        Assert.Equal(broken.Message, problem.GetMessage());
        Assert.True(problem.Location.IsInSource);
        Assert.Equal(problem.Severity == DiagnosticSeverity.Error, consumer.Trainers.IsEmpty);
    }

    [Fact]
    public async Task Without_the_runtime_the_missing_package_is_named()
    {
        var source = Join(Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1));
        await Expect(ConsumerReferences.All.Except([ConsumerReferences.Runtime]), LanguageVersion.CSharp13, "'Net' has [Task], but the LossGen runtime is not referenced. Add the package LossGen.");
        await Expect(ConsumerReferences.All, LanguageVersion.CSharp12, "'Net' has [Task], but the project compiles C# 12.0. Set LangVersion to 13 or later, or remove it.");

        async Task Expect(IEnumerable<MetadataReference> references, LanguageVersion language, string message)
        {
            var consumer = await Consumer.RunAsync(Consumer.Compile([source], references, language));
            Assert.Empty(consumer.Trainers);
            var problem = Assert.Single(consumer.Problems);
            Assert.Equal("LG1015", problem.Id);
            Assert.Equal(message, problem.GetMessage());
        }
    }

    [Fact]
    public async Task An_older_language_version_is_raised()
    {
        using var workspace = new AdhocWorkspace();
        var document = OfferedFixTests.AddConsumer(workspace, Join(Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", 1)));
        var options = (CSharpParseOptions)document.Project.ParseOptions!;
        document = document.Project.WithParseOptions(options.WithLanguageVersion(LanguageVersion.CSharp12)).GetDocument(document.Id)!;
        var problem = Assert.Single((await OfferedFixTests.ProblemsOf(document.Project)).Problems);

        var choices = new List<CodeAction>();
        await new RaiseLanguageVersionFix().RegisterCodeFixesAsync(new CodeFixContext(document, problem, (choice, _) => choices.Add(choice), CancellationToken.None));
        var choice = Assert.Single(choices);
        Assert.Equal("Compile 'Consumer' as C# 13", choice.Title);
        var applied = Assert.Single((await choice.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        var after = await OfferedFixTests.ProblemsOf(applied.ChangedSolution.GetProject(document.Project.Id)!);
        Assert.Empty(after.Problems);
        Assert.Empty(after.CompilerErrors);
        Assert.Single(after.Trainers);

        // A missing package is no edit of code.
        var bare = document.Project.RemoveMetadataReference(ConsumerReferences.Runtime).GetDocument(document.Id)!;
        var missing = Assert.Single((await OfferedFixTests.ProblemsOf(bare.Project)).Problems);
        await new RaiseLanguageVersionFix().RegisterCodeFixesAsync(new CodeFixContext(bare, missing, (_, _) => Assert.Fail("offered"), CancellationToken.None));
    }

    [Fact]
    public async Task Without_LossGen_nothing_is_looked_at()
    {
        var compilation = Consumer.Compile(["public class Task : System.Attribute; [Task] public class Net;"], ConsumerReferences.All.Except([ConsumerReferences.Runtime, ConsumerReferences.Abstractions]));
        Assert.Empty(await Consumer.AnalyzeAsync(compilation));
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        var tested = RuleCases.All.Select(broken => broken.Id).Append("LG1015").ToHashSet();
        Assert.Empty(DeclarationRules.All.Select(rule => rule.Id).Except(tested));
    }

    [Theory]
    [InlineData("positional record", "public sealed record Row(float Length, float Mass, [Label] Species Kind);")]
    [InlineData("record struct", "public readonly record struct Row(float Length, float Mass, [property: Label] Species Kind);")]
    [InlineData("init-only properties", "public sealed class Row { public float Length { get; init; } public required double Mass { get; init; } [Label] public Species Kind { get; init; } }")]
    [InlineData("fields", "public struct Row { public float Length, Mass; [Label] public Species Kind; }")]
    [InlineData("primary constructor", "public sealed class Row(float length, float mass, [Label] Species kind) { public float Length => length; public float Mass { get; } = mass; public Species Kind { get; } = kind; }")]
    [InlineData("interface", "public interface Row { float Length { get; } float Mass { get; } [Label] Species Kind { get; } }")]
    [InlineData("inheritance", "public record Base(float Length); public sealed record Row(float Length, float Mass, [Label] Species Kind) : Base(Length);")]
    [InlineData("ignored text", "public sealed record Row([Ignore] string Name, float Length, float Mass, [Label] Species Kind);")]
    [InlineData("marked features", "public sealed record Row(string Name, [Feature] float Length, [Feature] float Mass, [Label] Species Kind);")]
    [InlineData("private, static and write-only members", "public sealed class Row { public float Length, Mass; string name = \"\"; public static string All = \"\"; public string Sink { set => name = value; } public float this[int index] => 0; [Label] public Species Kind; }")]
    [InlineData("the same encoding on member and type", "public sealed record Row(float Length, float Mass, [Label, ClassIndex(3)] Species Kind);")]
    [InlineData("weights of every class", "public sealed record Row(float Length, float Mass, [Label, ClassWeights(0, 1, 2.5), LabelSmoothing(0)] Species Kind);")]
    [InlineData("named classes", "public sealed record Row(float Length, float Mass, [Label, Classes(\"a\", \"b\", \"c\")] int Kind);")]
    [InlineData("ignored index", "public sealed record Row(float Length, float Mass, [Label, ClassIndex(3), IgnoreIndex(3)] long Kind);")]
    [InlineData("one-hot row", "public sealed record Row(float Length, float Mass, [Label, OneHot(3), Loss(CategoricalCrossEntropy)] ReadOnlyMemory<float> Kind);")]
    [InlineData("probabilities", "public sealed record Row(float Length, float Mass, [Label, Probabilities(3), ClassWeights(Balanced)] IReadOnlyList<double> Kind);")]
    [InlineData("matching loss", "public sealed record Row(float Length, float Mass, [Label, Loss(SparseCategoricalCrossEntropy)] Species Kind);")]
    public async Task Correct_classification_is_silent(string why, string example)
    {
        Assert.NotEmpty(why);
        await AssertSilent(Join(Species, example, Net("Task(Classification, typeof(Row))")));
    }

    [Theory]
    [InlineData("head.call(x)", "Linear(2, 3)")]
    [InlineData("head.call(x.relu())", "Linear(2, 3)")]
    [InlineData("head.call(functional.softmax(x, 1))", "Linear(2, 3)")]
    [InlineData("head.call(x)", "Sequential(Linear(2, 8), Sigmoid(), Linear(8, 3))")]
    [InlineData("head.call(x)", "Sequential(Linear(2, 8), ReLU(), Linear(8, 3), Dropout(0.5))")]
    [InlineData("training ? head.call(x) : head.call(x).softmax(1)", "Linear(2, 3)")] // probabilities only when it is asked, not taught
    [InlineData("Mine(head.call(x))", "Linear(2, 3)")]
    [InlineData("head.call(x).unflatten(1, 3, 5).sum(2)", "Linear(2, 15)")] // the layer's width is not the output's
    [InlineData("torch.cat(new[] { head.call(x), head.call(x) }, 1)", "Linear(2, 2)")]
    public async Task A_head_that_is_right_or_not_understood_is_silent(string forward, string head) => await AssertSilent(
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", forward: forward, head: head).Replace("public override", "private static Tensor Mine(Tensor y) => y;\n\n    public override", StringComparison.Ordinal)));

    [Theory]
    [InlineData("BinaryClassification", "[Label] Mood Kind", 1)]
    [InlineData("BinaryClassification", "[Label, Binary] int Kind", 1)]
    [InlineData("BinaryClassification", "[Label, SignedBinary] Mood Kind", 1)]
    [InlineData("BinaryClassification", "[Label, SignedBinary, Loss(SquaredHinge)] double Kind", 1)]
    [InlineData("BinaryClassification", "[Label, PositiveWeight(3)] bool Kind", 1)]
    [InlineData("MultiLabel", "[Label] HashSet<Species> Kind", 3)]
    [InlineData("MultiLabel", "[Label, MultiHot(4), PositiveWeight(1, 2, 3, 4)] bool[] Kind", 4)]
    [InlineData("MultiLabel", "[Label, MultiHot(4), PositiveWeight(2)] float[] Kind", 4)]
    [InlineData("MultiLabel", "[Label, ClassIndices(4), PositiveWeight(1, 2, 3, 4)] HashSet<int> Kind", 4)]
    [InlineData("MultiLabel", "[Label, ClassIndices, Loss(MultiLabelMargin)] Species[] Kind", 3)]
    [InlineData("Regression", "[Label] decimal Kind", 1)]
    [InlineData("Regression", "[Label, Loss(Huber, Delta = 0.5)] float Kind", 1)]
    [InlineData("Regression", "[Label, Real(2), Loss(SmoothL1, Beta = 2)] double[] Kind", 2)]
    public async Task Correct_labels_of_other_tasks_are_silent(string task, string label, int width) => await AssertSilent(
        Join(Species, Mood, Row(label), Net($"Task({task}, typeof(Row))", width)));

    [Fact]
    public async Task Attributes_that_no_task_uses_are_silent() => await AssertSilent(
        Join("public sealed record Row([Label, OneHot(1), Loss((LossKind)99), ClassWeights(-1)] string Name, [Feature, Ignore] object What);"), trainers: 0);

    [Fact]
    public async Task An_enum_of_another_assembly_is_reported_at_the_model()
    {
        var domain = Consumer.Compile(["namespace Domain; [Loss(MeanSquaredError)] public enum Grade { Good = 1, Bad = 2, Worse = 2 } public sealed record Row(float Length, [Label] Grade Kind);"]);
        using var file = new MemoryStream();
        Assert.True(domain.WithAssemblyName("Domain").Emit(file).Success);
        var source = "using Domain;\n\n" + Net("Task(Classification, typeof(Row))", 2);

        // As a file, and as a project whose source has locations of its own.
        foreach (var reference in new MetadataReference[] { MetadataReference.CreateFromImage(file.ToArray()), domain.WithAssemblyName("Domain").ToMetadataReference() })
        {
            var consumer = await Consumer.RunAsync(Consumer.Compile([source], [.. ConsumerReferences.All, reference]));
            Assert.Equal(["LG1106", "LG1107", "LG1202"], consumer.Problems.Select(problem => problem.Id).Order(StringComparer.Ordinal));
            Assert.All(consumer.Problems, problem => Assert.Equal("Net", problem.Location.SourceTree!.GetText().ToString(problem.Location.SourceSpan)));
        }
    }

    [Fact]
    public async Task A_base_model_in_the_source_of_another_project_is_left_alone()
    {
        var layers = Consumer.Compile(["namespace Layers; public class Base() : Module<Tensor, Tensor>(\"Base\") { private readonly Module<Tensor, Tensor> head = Linear(2, 7); public override Tensor forward(Tensor x) => head.call(x).softmax(1); }"]).WithAssemblyName("Layers");
        var consumer = await Consumer.RunAsync(Consumer.Compile(
            [Join(Species, Row("[Label] Species Kind"), "[Task(Classification, typeof(Row))] public sealed class Net : Layers.Base;")],
            [.. ConsumerReferences.All, layers.ToMetadataReference()]));
        Assert.Empty(consumer.Problems);
        Assert.Single(consumer.Trainers);
    }

    [Fact]
    public async Task A_problem_of_a_shared_enum_is_reported_once()
    {
        var consumer = await Consumer.RunAsync(Join("public enum Grade { Good = 1, Bad = 2 }", Row("[Label] Grade Kind"), Net("Task(Classification, typeof(Row))", 2), Net("Task(Classification, typeof(Row))", 2, "Other")));
        Assert.Equal("LG1107", Assert.Single(consumer.Problems).Id);
        Assert.Equal(2, consumer.Trainers.Length);
    }

    [Theory]
    [InlineData("#pragma warning disable LG1302\n", "")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"LossGen.Declarations\", \"LG1302\")]\n")]
    public async Task A_warning_can_be_suppressed_as_usual(string pragma, string attribute)
    {
        var consumer = await Consumer.RunAsync(pragma + Join(Species, Row("[Label] Species Kind"), attribute + Net("Task(Classification, typeof(Row))", forward: "head.call(x).softmax(1)")));
        Assert.Empty(consumer.Problems);
        Assert.Single(consumer.Trainers);
    }

    private static async Task AssertSilent(string source, int trainers = 1)
    {
        var consumer = await Consumer.RunAsync(source);
        Assert.True(consumer.Problems.IsEmpty, string.Join("\n", consumer.Problems));
        Assert.Empty(consumer.CompilerErrors);
        Assert.Equal(trainers, consumer.Trainers.Length);
    }
}
