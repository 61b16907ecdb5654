using LossGen.Analyzers.Facts;
using LossGen.Analyzers.Interpretation;
using LossGen.Analyzers.Tests.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Tests.Facts;

/// <summary>The short ways of the engine lead where the long ones do.</summary>
public sealed class ShortcutTests
{
    /// <summary>Fields and properties that are read from the text.</summary>
    [Theory]
    [InlineData("Linear f = nn.Linear(16, 5);")]
    [InlineData("Linear f = torch.nn.Linear(16, 5, false);")]
    [InlineData("Linear f = nn.Linear(outputSize: 5, inputSize: 16);")]
    [InlineData("Linear f = nn.Linear(Width, 5); const int Width = 16;")]
    [InlineData("nn.Module<Tensor, Tensor> f = nn.Conv2d(1, 32, 3);")]
    [InlineData("Dropout f = nn.Dropout(0.1);")]
    [InlineData("LeakyReLU f = nn.LeakyReLU(-1);")]
    [InlineData("CrossEntropyLoss f = nn.CrossEntropyLoss();")]
    [InlineData("Sequential f = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 5));")]
    [InlineData("Sequential f = nn.Sequential((\"in\", nn.Linear(16, 8)), (\"act\", nn.Softmax(1)));")]
    [InlineData("Linear f { get; } = nn.Linear(16, 5);")]
    [InlineData("int f = 3;")]
    [InlineData("double f = 3;")]
    [InlineData("bool f { get; set; } = true;")]
    [InlineData("long[] f = new long[] { 1, 2, 3 };")]
    public void What_is_read_from_the_text_is_what_the_compiler_binds(string member)
    {
        var (engine, read, bound) = Initial(member);

        Assert.NotNull(engine);
        Assert.NotNull(read);
        Assert.Equal(bound, read);
    }

    /// <summary>Fields that are not.</summary>
    [Theory]
    [InlineData("Linear f = Linear(16, 5); static Linear Linear(int a, int b) => nn.Linear(b, a);")]
    [InlineData("Linear f = nn.Linear(Math.Max(1, 2), 5);")]
    [InlineData("nn.Module<Tensor, Tensor> f = nn.Conv2d(1, 32, (3, 3));")]
    [InlineData("CrossEntropyLoss f = nn.CrossEntropyLoss(reduction: nn.Reduction.Sum);")]
    [InlineData("Sequential f = nn.Sequential(nn.Linear(16, 8), Last()); static Linear Last() => nn.Linear(8, 5);")]
    [InlineData("Tensor f = zeros(3);")]
    public void What_leaves_a_doubt_is_bound(string member) => Assert.Null(Initial(member).Read);

    /// <summary>Objects of the user's own classes, whose layers are those that the constructor is told to make.</summary>
    [Theory]
    [InlineData("Net f = new(3);", true)]
    [InlineData("Net f = new Net(classes: 3);", true)]
    [InlineData("Net f { get; } = new(3);", true)]
    [InlineData("Net f = new(Math.Max(1, 3));", false)]
    [InlineData("Net f = new Other(3);", false)]
    [InlineData("Two f = new(3);", false)]
    public void Objects_are_made_by_the_only_constructor(string member, bool isRead)
    {
        const string Classes =
            """
            class Net(int classes) : nn.Module<Tensor, Tensor>("n") { readonly Linear _fc = nn.Linear(16, classes); public override Tensor forward(Tensor x) => _fc.call(x); }
            class Other(int classes) : Net(classes);
            class Two { public Two(int a) { } public Two(long a) { } }
            """;
        var compilation = Compile($"class C {{ {member} public Tensor Run(Tensor x) => nn.functional.softmax(f.call(x), 1); }} {Classes}");
        var engine = FactsEngine.For(compilation)!;
        var symbol = compilation.GetTypeByMetadataName("C")!.GetMembers("f").Single();
        var type = (symbol as IFieldSymbol)?.Type ?? ((IPropertySymbol)symbol).Type;

        var made = PlainLayers.Made(symbol, type, default);

        Assert.Equal(isRead, made is not null);
        if (made is not { } call) return;

        Assert.Equal(3, call.Arguments.All.Single().Value.Integer);
        var run = (IMethodSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("Run").Single();
        Assert.Equal(3, Assert.IsType<TensorFact>(engine.Analyze(run, default).Returned).Shape.Length(-1));
    }

    private static (FactsEngine Engine, Value? Read, Value Bound) Initial(string member)
    {
        var compilation = Compile($"class C {{ {member} }}");
        var engine = FactsEngine.For(compilation)!;
        var symbol = compilation.GetTypeByMetadataName("C")!.GetMembers("f").Single();
        var type = (symbol as IFieldSymbol)?.Type ?? ((IPropertySymbol)symbol).Type;
        var bound = Interpreter.Evaluate(engine, engine.Bodies.Initializer(symbol, default)!, default);
        return (engine, new PlainLayers(compilation, engine.Torch).Read(symbol, type, default), Described(bound.Value, bound.State));
    }

    // What an object is, as the text of an initializer says it.
    private static Value Described(Value value, State state) => value switch
    {
        ObjectFact { Object.Module: { } module } => module,
        ObjectFact { Object: { Type.Name: "Sequential", Creation: { } creation } container } => new SequentialFact([.. state.Of(container).Elements!.Select(child => (ModuleFact)Described(child, state))], creation),
        ObjectFact { Object: { Type: IArrayTypeSymbol { ElementType.SpecialType: var element } } array } => new SequenceFact(element, state.Of(array).Elements),
        _ => value,
    };

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Shortcuts", sources.Select(source => CSharpSyntaxTree.ParseText(RuleTest.Usings + source)), TorchSharpReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
