using System.Reflection;
using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Tests.HandWritten;
using LossGen.Analyzers.Words;
using LossGen.Catalog.LossCalls;
using LossGen.Catalog.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static TorchSharp.torch;

namespace LossGen.Analyzers.Tests.Words;

/// <summary>What members are looked at is decided by their words. A word that is missing would make rules silent, and a word too many costs time.</summary>
public sealed class WordTests
{
    private static readonly string Neutral = string.Join('\n', Enumerable.Range(0, 100).Select(i => $$"""
        /// <summary>Nothing that concerns tensors.</summary>
        public sealed class Account{{i}}
        {
            private readonly Dictionary<string, decimal> _balances = new();

            public decimal Total => _balances.Values.Sum();

            public void Deposit(string owner, decimal amount)
            {
                if (amount <= 0) throw new ArgumentOutOfRangeException(nameof(amount));
                _balances[owner] = _balances.TryGetValue(owner, out var before) ? before + amount : amount;
            }
        }
        """));

    [Fact]
    public void Every_method_that_the_tables_know_is_a_word()
    {
        var known = new[] { typeof(Tensor), typeof(TorchSharp.torch), typeof(nn.functional), typeof(special) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.Name)
            .Where(name => TensorOperations.Find(name) is not null || LossCalls.OfFunction(name) is not null)
            .Concat(typeof(nn).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)
                .Where(name => LayerOperations.Find(name) is not null || LossCalls.OfModule(name) is not null))
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        Assert.True(known.Length > 150, $"Only {known.Length} methods are known.");
        Assert.DoesNotContain(known, name => (TorchWords.OfCall(WordHash.Of(name)) & WordKinds.Tensors) == 0);
    }

    [Theory]
    [InlineData("Tensor M(Tensor x) => F.relu(x);", WordKinds.Tensors)]
    [InlineData("Tensor M(Tensor x) => x.relu_();", WordKinds.Tensors)]
    [InlineData("Tensor M(Tensor x) => x.@float();", WordKinds.Tensors)]
    [InlineData("void M(optim.Optimizer o) { o\n.step\n(); }", WordKinds.Training)]
    [InlineData("void M() { using (no_grad()) { } }", WordKinds.Training | WordKinds.GradientSwitch | WordKinds.Disposal)]
    [InlineData("int M(int softmax) => softmax + 1;", WordKinds.None)]
    public void A_member_is_known_by_what_it_calls(string member, object kinds) =>
        Assert.Equal(kinds, Assert.Single(TreeWords.Of(CSharpSyntaxTree.ParseText($"class C {{ {member} }}"), default).Members).Kinds);

    [Fact]
    public void Whoever_names_a_member_that_concerns_tensors_concerns_them_too()
    {
        var compilation = Compile(
            "class A { static Tensor Inner(Tensor x) => F.relu(x); static Tensor Middle(Tensor x) => Inner(x); static int Other() => 1; }",
            "class B { static Tensor Outer(Tensor x) => A.Middle(x); static int Aside() => A.Other(); }");
        var index = WordIndex.Of(compilation, default);
        var concerned = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => index.Of(method) == WordKinds.Tensors).Select(method => method.Identifier.ValueText);
        Assert.Equal(["Inner", "Middle", "Outer"], concerned);
    }

    [Theory]
    [InlineData("static Tensor Helper(Tensor x) => F.relu(x);", "static object Caller(Tensor x) => Helper(x);", true)]
    [InlineData("static Tensor Helper(IReadOnlyList<Tensor> x) => F.relu(x[0]);", "static object Caller() => Helper([]);", true)]
    [InlineData("static Tensor Helper<T>(T model, double x) where T : nn.Module<Tensor, Tensor> => model.call(x);", "static object Caller() => Helper(net, 1);", true)]
    [InlineData("static Tensor Helper(Batch batch) => F.relu(batch.Rows[0]); record Batch(Tensor[] Rows);", "static object Caller(Batch b) => Helper(b);", true)]
    [InlineData("static Tensor Helper(Epoch epoch) => F.relu(epoch.Now.Rows[0]); class Epoch { public Batch Now = null!; } class Batch { public Tensor[] Rows { get; set; } }", "static object Caller(Epoch b) => Helper(b);", true)]
    [InlineData("static Tensor Helper(int count) => F.relu(zeros(count));", "static object Caller() => Helper(3);", false)]
    [InlineData("static Tensor Helper(string path, System.IO.TextWriter log) => F.relu(zeros(3));", "static object Caller() => Helper(null!, null!);", false)]
    [InlineData("static Tensor Helper { get { return F.relu(zeros(3)); } }", "static object Caller() => Helper;", false)]
    public void A_helper_concerns_its_callers_where_it_is_given_what_may_hold_tensors(string helper, string caller, bool isConcerned)
    {
        var compilation = Compile($"class C {{ {helper} {caller} }}");
        var method = compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(one => one.Identifier.ValueText == "Caller");

        Assert.Equal(isConcerned, (WordIndex.Of(compilation, default).Of(method) & WordKinds.Tensors) != 0);
    }

    [Theory]
    [InlineData("class C { optim.Optimizer o; void Update() => o.step(); void Fit() => Update(); }", true)]
    [InlineData("class C { static void Update(optim.Optimizer o) => o.step(); void Fit() => Update(null!); }", true)]
    [InlineData("class C { int n; void Update() { var o = new Walker(); o.step(); } void Fit() => Update(); }", false)]
    public void A_helper_trains_for_its_callers_where_its_class_or_its_caller_holds_what_is_trained(string source, bool isConcerned)
    {
        var compilation = Compile(source);
        var method = compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(one => one.Identifier.ValueText == "Fit");

        Assert.Equal(isConcerned, (WordIndex.Of(compilation, default).Of(method) & WordKinds.Training) != 0);
    }

    /// <summary>A file is read once; after that, and for as long as it is not edited, a compilation costs a few bytes for each of its members.</summary>
    [Fact]
    public void A_file_without_tensors_costs_next_to_nothing()
    {
        var compilation = Compile(Neutral);
        var lines = Neutral.Count(letter => letter == '\n') / 1000.0;
        var methods = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).ToArray();
        _ = TorchWords.OfCall(0);
        _ = WordIndex.Of(Compile("class Warm { void Up() { } }"), default);

        Assert.InRange(Allocated(() => WordIndex.Of(compilation, default)) / lines, 0, 120_000);
        Assert.InRange(Allocated(() => WordIndex.Of(Compile(compilation), default)) / lines, 0, 8_000);

        var engine = FactsEngine.For(compilation)!;
        _ = engine.Bodies.Words(methods[0], default);
        var kinds = WordKinds.None;
        Assert.Equal(0, Allocated(() =>
        {
            foreach (var method in methods) kinds |= engine.Bodies.Words(method, default);
        }));
        Assert.Equal(WordKinds.None, kinds);
    }

    [Fact]
    public void All_analyzers_of_a_compilation_share_one_engine()
    {
        var compilation = Compile("class C { }");
        Assert.Same(FactsEngine.For(compilation), FactsEngine.For(compilation));
        Assert.NotSame(FactsEngine.For(compilation), FactsEngine.For(compilation.Clone()));
        Assert.Null(FactsEngine.For(compilation.WithReferences(Basic.Reference.Assemblies.Net100.References.All)));
    }

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Words", sources.Select(source => CSharpSyntaxTree.ParseText(RuleTest.Usings + source)), TorchSharpReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static CSharpCompilation Compile(CSharpCompilation from) => CSharpCompilation.Create("Words", from.SyntaxTrees);

    private static double Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
