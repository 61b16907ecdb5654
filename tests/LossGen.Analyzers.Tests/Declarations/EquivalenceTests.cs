using System.Collections.Immutable;
using System.Globalization;
using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>No trainer is written if and only if an error says why: over every combination of a table, and over code that nobody would write.</summary>
public sealed class EquivalenceTests
{
    private static readonly string[] Tasks = ["Classification", "BinaryClassification", "MultiLabel", "Regression", "CountRegression", "OrdinalRegression", "QuantileRegression", "HeteroscedasticRegression", "TokenClassification", "PairwiseRanking", "Similarity", "MetricLearning", "(TaskKind)99"];

    private static readonly string[] Types = ["Species", "Mood", "Role", "bool", "int", "double", "float[]", "bool[]", "HashSet<Species>", "ReadOnlyMemory<double>", "string", "int?", "int[]", "Species[]", "HashSet<int>"];

    private static readonly string[] Encodings = ["", "ClassIndex", "ClassIndex(3)", "OneHot(3)", "Probabilities(3)", "Binary", "SignedBinary", "MultiHot(3)", "ClassIndices(3)", "Real", "Real(3)", "Count", "Rank(3)", "ClassIndex, OneHot"];

    private static readonly string[] Losses = ["", "Loss(SparseCategoricalCrossEntropy)", "Loss(CategoricalCrossEntropy)", "Loss(BinaryCrossEntropy)", "Loss(Huber, Delta = 2)"];

    private static readonly string[] Modifiers = ["", "LabelSmoothing(0.1)", "ClassWeights(1, 2, 3)", "ClassWeights(1, 2)", "PositiveWeight(Balanced)", "IgnoreIndex(-1)", "Classes(\"a\", \"b\", \"c\")", "Shape(3)", "Quantiles(0.1, 0.9)", "Tokens(9)", "Shape(2, 2)"];

    private static readonly string[] Heads =
    [
        "private readonly Module<Tensor, Tensor> head = Linear(2, 3); public override Tensor forward(Tensor x) => head.call(x);",
        "private readonly Module<Tensor, Tensor> head = Sequential(Linear(2, 1), Sigmoid()); public override Tensor forward(Tensor x) => head.call(x);",
        "public override Tensor forward(Tensor x) => x;",
    ];

    private const string Shared = Species + "\n" + Mood + "\n[Flags] public enum Role { None, Front = 1, Back = 2, Data = 4 }\n";

    [Fact]
    public async Task Over_every_task_type_encoding_and_loss()
    {
        var cases =
            from task in Tasks
            from type in Types
            from encoding in Encodings
            from loss in Losses
            select (task, type, Attributes: Attributes("Label", encoding, loss), Head: Heads[2]);
        await AssertEquivalentAsync(cases);
    }

    [Fact]
    public async Task Over_every_modifier()
    {
        var cases =
            from task in Tasks
            from type in Types.Take(6)
            from encoding in Encodings.Take(4)
            from modifier in Modifiers
            select (task, type, Attributes: Attributes("Label", encoding, modifier), Head: Heads[2]);
        await AssertEquivalentAsync(cases);
    }

    [Fact]
    public async Task Over_every_head()
    {
        var cases =
            from task in Tasks
            from type in Types
            from encoding in Encodings.Take(4)
            from head in Heads
            select (task, type, Attributes: Attributes("Label", encoding), head);
        await AssertEquivalentAsync(cases);
    }

    [Fact]
    public async Task Over_every_sequence_and_mask()
    {
        var cases =
            from task in (string[])["TokenClassification", "CausalLanguageModeling", "Segmentation", "Classification"]
            from type in (string[])["Species[]", "int[]", "List<byte>", "bool[]", "ReadOnlyMemory<Species>", "HashSet<Species>", "Species", "float[]", "Role[]", "string[]"]
            from encoding in (string[])["", "ClassIndex(3)", "OneHot(3)", "Tokens(9)", "Tokens", "Tokens(1)", "Shape(2, 2)", "ClassIndex(9), Shape(2, 2)"]
            from modifier in (string[])["", "IgnoreIndex(-1)"]
            select (task, type, Attributes: Attributes("Label", encoding, modifier), Head: Heads[2]);
        foreach (var features in (string[])["[Tokens(9)] int[] Words", "[Tokens] ReadOnlyMemory<Species> Words", "[Tokens(3)] HashSet<Species> Words", "float[] Words", "[Ignore] int Line"])
            await AssertEquivalentAsync(cases, features, least: features.StartsWith("[Tokens(9)]", StringComparison.Ordinal) ? 20 : 0);
    }

    [Fact]
    public async Task Over_every_pair_and_span()
    {
        var cases =
            from task in (string[])["Verification", "PairwiseRanking", "SpanExtraction", "MaskedLanguageModeling", "Transcription", "MultipleChoice", "ListwiseRanking", "AnomalyDetection", "OpenSetClassification"]
            from type in (string[])["TokenSpan", "TokenSpan[]", "TokenSpan?", "bool", "bool?", "Mood?", "Species?", "int?", "Mood", "Species", "int", "int[]", "Species[]", "List<int>", "double", "string"]
            from encoding in (string[])["", "Span", "SignedBinary", "Binary", "ClassIndex(3)", "ClassIndex", "Tokens(9)", "Real"]
            from modifier in (string[])["", "Loss(CosineEmbedding, Margin = 0.5)", "Loss(SpanCrossEntropy)", "IgnoreIndex(-1)", "Classes(\"a\", \"b\", \"c\")"]
            select (task, type, Attributes: Attributes("Label", encoding, modifier), Head: Heads[2]);
        foreach (var features in (string[])["[Tokens(9)] int[] Words", "float[] Words", "[Tokens(9)] int[] Words, [Label] bool Second", "[Sequence(2)] float[] Words", "[Sequence(0)] float[] Words",
            "[Tokens(9)] int[][] Words", "[Tokens] List<Species[]> Words", "[Tokens(9)] IEnumerable<int[]> Words", "[Tokens(9)] int[][] Words, float Length", "[Text] string[] Words", "[Text] string Words, [Text] string[] Other", "[Text] string Words"])
            await AssertEquivalentAsync(cases, features, least: features is "[Tokens(9)] int[] Words" or "float[] Words" ? 10 : 0);
    }

    [Fact]
    public async Task Over_every_pair_of_labels()
    {
        string[] outputs = ["(Tensor First, Tensor Second)", "(Tensor, Tensor)", "(Tensor Second, Tensor First)", "(Tensor First, Tensor Third)", "Tensor", "(Tensor, Tensor, Tensor)"];
        var cases =
            from task in TaskCatalog.All.Select(entry => entry.Kind.ToString()).Append("").Append("(TaskKind)99")
            from type in (string[])["Species", "bool", "double", "Species[]", "TokenSpan"]
            from others in (string[])["", "LossWeight(0.5)", "LossWeight(-1)", "ClassIndex(3)", "Loss(Huber)"]
            select (task, type, Attributes: Attributes(task.Length == 0 ? "Label" : $"Label({task})", others));
        foreach (var output in outputs)
        {
            foreach (var weighting in output == outputs[0] ? (string[])["", ", UncertaintyWeighting", ", Loss(Huber)"] : [""])
            {
                var returned = output[0] == '(' ? $"({string.Join(", ", Enumerable.Repeat("words", output.Count(letter => letter == ',') + 1))})" : "words";
                var sources = cases.Select((given, index) => string.Create(CultureInfo.InvariantCulture, $$"""
                    namespace Case{{index}};
                    public sealed record Row([Tokens(9)] int[] Words, [{{given.Attributes}}] {{given.type}} First, [Label(BinaryClassification)] bool Second);
                    [Task(MultiTask, typeof(Row)){{weighting}}]
                    public sealed class Net() : Module<Tensor, {{output}}>("Net") { public override {{output}} forward(Tensor words) => {{returned}}; }
                    """)).ToArray();
                await AssertEquivalentAsync(sources, least: output.Contains("Third", StringComparison.Ordinal) || output is "Tensor" or "(Tensor, Tensor, Tensor)" ? 0 : 20);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Over_odd_declarations(string why, string[] sources)
    {
        Assert.NotEmpty(why);
        var compilation = Consumer.Compile(sources);
        AssertReaderAgrees(compilation);
        var consumer = await Consumer.RunAsync(compilation);
        Assert.Equal(Models(compilation).Count() - consumer.Trainers.Length, ModelsWithErrors(consumer.Problems));
    }

    public static TheoryData<string, string[]> Odd()
    {
        var data = new TheoryData<string, string[]>();
        var row = Row("[Label] bool Sick");
        var net = Net("Task(BinaryClassification, typeof(Row))", 1);
        const string Through = "public override Tensor forward(Tensor x) => x;";

        data.Add("keywords as names", ["namespace @class.@namespace; public enum @enum { @true, @false } public record @record(float @int, float @params, [Label] @enum @event); [Task(BinaryClassification, typeof(@record))] public class @new() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor @in) => @in; }"]);
        data.Add("the global namespace", [row, net]);
        data.Add("a nested namespace", [$"namespace A {{ namespace B.C {{ {row} {net} }} }}"]);
        data.Add("a partial model over two files", [row, "[Task(BinaryClassification, typeof(Row))] public sealed partial class Net;", $"public partial class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("a partial example over two files", ["public partial class Row { public float Length; }", "public partial class Row { [Label] public bool Sick; }", net]);
        data.Add("a file-local model", [row, $"[Task(BinaryClassification, typeof(Row))] file class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("a file-local example", [$"file record Mine(float A, [Label] bool B); [Task(BinaryClassification, typeof(Mine))] class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("a nested model and example", [$"public partial class Outer {{ public record Row(float A, [Label] bool B); [Task(BinaryClassification, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }} }}"]);
        data.Add("a nested example without a name", [$"[Task(BinaryClassification)] public class Net() : Module<Tensor, Tensor>(\"n\") {{ public record struct Row(float A, [Label] bool B); {Through} }}"]);
        data.Add("a closed generic example", [$"public record Row<T>(T A, [Label] bool B); [Task(BinaryClassification, typeof(Row<float>))] public class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("a generic example closed over text", [$"public record Row<T>(T A, [Label] bool B); [Task(BinaryClassification, typeof(Row<string>))] public class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("two models of one trainer name", [row, net, $"public class Outer {{ [Task(BinaryClassification, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"n\") {{ {Through} }} }} [Task(BinaryClassification, typeof(Row))] public class OuterNet() : Module<Tensor, Tensor>(\"n\") {{ {Through} }}"]);
        data.Add("the model as its own example", ["[Task(BinaryClassification, typeof(Net))] public class Net() : Module<Tensor, Tensor>(\"n\") { public float A; [Label] public bool B; public override Tensor forward(Tensor x) => x; }"]);
        data.Add("a struct, an enum, an interface and a delegate with the attribute", ["[Task(Regression)] public struct S; [Task(Regression)] public enum E; [Task(Regression)] public interface I; [Task(Regression)] public delegate void D();"]);
        data.Add("a record as model", ["[Task(Regression, typeof(Row))] public record Net(float A, [Label] float B);", "public record Row(float A, [Label] float B);"]);
        data.Add("a static model", [row, "[Task(BinaryClassification, typeof(Row))] public static class Net;"]);
        data.Add("a model with a base that does not exist", [row, "[Task(BinaryClassification, typeof(Row))] public class Net : Nothing<Tensor> { }"]);
        data.Add("a model that derives from itself", [row, "[Task(BinaryClassification, typeof(Row))] public class Net : Net { }"]);
        data.Add("an example that does not exist", ["[Task(BinaryClassification, typeof(Missing))] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("no arguments", [row, "[Task] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("empty arguments", [row, "[Task()] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("arguments in the wrong order", [row, "[Task(typeof(Row), BinaryClassification)] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("null as the example", ["[Task(BinaryClassification, null!)] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("the attribute twice", [row, "[Task(BinaryClassification, typeof(Row))] [Task(Regression, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }"]);
        data.Add("a parameter without a name", [row, "[Task(BinaryClassification, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor ) => null!; }"]);
        data.Add("two parameters of one name", [row, "[Task(BinaryClassification, typeof(Row))] public class Net() : Module<Tensor, Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x, Tensor x) => null!; }"]);
        data.Add("members of one name", ["public class Row { public float A; public float A; [Label] public bool B; [Label] public bool B; }", net]);
        data.Add("an enum without members", ["public enum None; " + Row("[Label] None Kind"), Net("Task(Classification, typeof(Row))")]);
        data.Add("an enum over text", ["public enum Odd : char { A = 'a', B = 'b' } " + Row("[Label] Odd Kind"), Net("Task(Classification, typeof(Row))")]);
        data.Add("an enum of huge values", ["public enum Odd : ulong { A = 0, B = ulong.MaxValue } " + Row("[Label] Odd Kind"), Net("Task(Classification, typeof(Row))", 2)]);
        data.Add("an enum whose values go round in a circle", ["public enum Odd { A = B, B = A } " + Row("[Label] Odd Kind"), Net("Task(Classification, typeof(Row))", 2)]);
        data.Add("null among the arguments", [Row("[Label, Classes(null!, \"b\"), ClassWeights(null!), Loss()] int Kind"), Net("Task(Classification, typeof(Row))", 2)]);
        data.Add("null as the names", [Row("[Label, Classes(null!)] int Kind"), Net("Task(Classification, typeof(Row))", 2)]);
        data.Add("a width beyond int", [Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", head: "Linear(2, 99999999999L)")]);
        data.Add("an empty Sequential", [Row("[Label] bool Sick"), Net("Task(BinaryClassification, typeof(Row))", head: "Sequential()")]);
        data.Add("fields made of each other", [Row("[Label] bool Sick"), "[Task(BinaryClassification, typeof(Row))] public class Net : Module<Tensor, Tensor> { Module<Tensor, Tensor> a, b; public Net() : base(\"n\") { a = b; b = a; } public override Tensor forward(Tensor x) => a.call(x); }"]);
        data.Add("locals made of each other", [Row("[Label] bool Sick"), "[Task(BinaryClassification, typeof(Row))] public class Net() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) { var y = x; y = y.softmax(1); x = y; y = x; return y; } }"]);
        data.Add("pointers and by-reference types", ["public unsafe ref struct Row { public int* A; public Span<float> B; [Label] public bool C; }", net]);
        data.Add("dynamic and tuples", ["public class Row { public dynamic A = 1; public (float, float) B; [Label] public bool C; }", net]);
        data.Add("a trainer that the user extends", [row, net, "public partial class NetTrainer { public int Answer => 42; }"]);
        data.Add("a trainer's name in use", [row, net, "public enum NetTrainer { A }"]);
        data.Add("the attribute under an alias", ["using Learn = LossGen.TaskAttribute;\n" + row + "\n" + Net("Learn(BinaryClassification, typeof(Row))", 1)]);
        return data;
    }

    /// <summary>Sources with tokens deleted, doubled and swapped: what an editor holds while somebody types.</summary>
    [Fact]
    public async Task Unfinished_code_crashes_nothing()
    {
        var random = new Random(20260101);
        var sources = RuleCases.All.Select(broken => broken.Source).ToArray();
        for (var round = 0; round < 120; round++)
        {
            var tree = CSharpSyntaxTree.ParseText(sources[round % sources.Length]);
            var tokens = (await tree.GetRootAsync()).DescendantTokens().Select(token => token.ToFullString()).ToList();
            for (var edit = 0; edit <= round / sources.Length; edit++)
            {
                var at = random.Next(tokens.Count);
                switch (random.Next(4))
                {
                    case 0:
                        tokens.RemoveAt(at);
                        break;
                    case 1:
                        tokens.Insert(at, tokens[at]);
                        break;
                    case 2:
                        (tokens[at], tokens[random.Next(tokens.Count)]) = (tokens[random.Next(tokens.Count)], tokens[at]);
                        break;
                    default:
                        tokens.RemoveRange(at, Math.Min(tokens.Count - at, random.Next(1, 12)));
                        break;
                }
            }

            var compilation = Consumer.Compile([string.Concat(tokens)]);
            AssertReaderAgrees(compilation);
            await Consumer.RunAsync(compilation);
        }
    }

    private static string Attributes(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static async Task AssertEquivalentAsync(IEnumerable<(string Task, string Type, string Attributes, string Head)> cases, string features = "float A, float B", int least = 40)
    {
        var sources = cases.Select((given, index) => string.Create(CultureInfo.InvariantCulture, $$"""
            namespace Case{{index}};
            public sealed record Row({{features}}, [{{given.Attributes}}] {{given.Type}} Kind);
            [Task({{given.Task}}, typeof(Row))]
            public sealed class Net : Module<Tensor, Tensor> { public Net() : base("Net") { } {{given.Head}} }
            """)).ToArray();
        await AssertEquivalentAsync(sources, least);
    }

    private static async Task AssertEquivalentAsync(string[] sources, int least)
    {
        var compilation = Consumer.Compile(sources.Append(Shared));
        AssertReaderAgrees(compilation);

        var consumer = await Consumer.RunAsync(compilation);
        Assert.True(consumer.Trainers.Length >= least && consumer.Trainers.Length < sources.Length - 150, $"{consumer.Trainers.Length} of {sources.Length}: the table should hold both kinds");
        Assert.Equal(sources.Length - consumer.Trainers.Length, ModelsWithErrors(consumer.Problems));
        Assert.Empty(consumer.CompilerErrors);
    }

    /// <summary>How many models errors are reported for: each diagnostic says which model it was found from.</summary>
    private static int ModelsWithErrors(ImmutableArray<Diagnostic> problems) =>
        problems.Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.Properties[ProblemProperties.Model]).Distinct().Count();

    private static void AssertReaderAgrees(Compilation compilation)
    {
        foreach (var (model, task) in Models(compilation))
        {
            var result = DeclarationReader.Read(model, task, compilation, CancellationToken.None);
            Assert.True((result.Declaration is null) == result.Problems.Any(problem => problem.IsError), $"{model}: {string.Join("; ", result.Problems.Select(problem => problem.Rule.Id))}");
        }
    }

    private static IEnumerable<(INamedTypeSymbol Model, AttributeData Task)> Models(Compilation compilation) =>
        from name in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
        let model = name as INamedTypeSymbol
        where model is { TypeKind: TypeKind.Class }
        let task = model.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DeclarationReader.TaskAttribute)
        where task is not null
        select (model, task);
}
