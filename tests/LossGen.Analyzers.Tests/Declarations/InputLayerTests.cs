using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.Catalog.Declarations;
using Microsoft.CodeAnalysis;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>What fits, and what cannot be followed, is left alone.</summary>
public sealed class InputLayerTests
{
    private const string Kind = "public enum Kind { One, Two, Three, Four }";

    [Theory]
    [InlineData("float A, float B", "head.call(x)", "Linear(2, 1)")]
    [InlineData("float A, float B, [OneHot] Kind Kind", "head.call(x)", "Linear(6, 1)")]
    [InlineData("float A, [Missing(MissingFill.Mean, Indicator = true)] float? B, [Categories(4)] string C", "head.call(x)", "Linear(7, 1)")]
    [InlineData("float[] Numbers", "head.call(x)", "Linear(7, 1)")] // as long as the first example
    [InlineData("[Shape(6)] float[] Numbers", "head.call(x.view(-1, 3).view(-1, 6))", "Linear(6, 1)")]
    [InlineData("[Shape(1, 8, 8)] byte[] Image", "head.call(x / 255)", "Sequential(Conv2d(1, 4, 3), BatchNorm2d(4), ReLU(), MaxPool2d(2), Flatten(), Linear(36, 1))")]
    [InlineData("[Shape(8, 8)] byte[] Image", "head.call(x.unsqueeze(1))", "Sequential(Conv2d(1, 4, 3), Flatten(), Linear(144, 1))")]
    [InlineData("[Sequence(3)] float[] Frames", "head.call(x).mean([1])", "Linear(3, 1)")]
    [InlineData("[Tokens(50)] int[] Words", "head.call(x).mean([1, 2])", "Embedding(60, 8)")]
    [InlineData("[Tokens] int[] Words", "head.call(x).mean([1, 2])", "Embedding(60, 8)")]
    [InlineData("[ClassIndex] Kind Kind", "head.call(nn.functional.one_hot(x, 4).to_type(ScalarType.Float32))", "Linear(4, 1)")]
    [InlineData("float A, float B", "head.call(torch.cat(new[] { x, x.square() }, 1))", "Linear(4, 1)")]
    [InlineData("float A, float B", "head.call(Widened(x))", "Linear(5, 1)")]
    [InlineData("float A, float B", "head.call(x.narrow(1, 0, 1))", "Linear(1, 1)")]
    [InlineData("float A, float B", "head.call(x[TensorIndex.Colon, TensorIndex.Slice(0, 1)])", "Linear(1, 1)")]
    [InlineData("float A, float B", "head.call(x)", "Linear(Inputs, 1)")]
    [InlineData("float A, float B", "head.call(x)", "Environment.ProcessorCount > 1 ? Linear(2, 1) : Linear(3, 1)")]
    public void Nothing_is_said(string members, string forward, string head)
    {
        var source = Join(Kind, $"public record Row({members}, [Label] bool Sick);", Net("Task(BinaryClassification, typeof(Row))", 1, forward: forward, head: head))
            .Replace("public Net()", "private static Tensor Widened(Tensor x) => torch.cat(new[] { x, x, x.narrow(1, 0, 1) }, 1);\n\n    public Net()", StringComparison.Ordinal);
        var compilation = Consumer.Compile([source]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var model = compilation.GetTypeByMetadataName("Net")!;
        var result = DeclarationReader.Read(model, model.GetAttributes().First(attribute => attribute.AttributeClass!.Name == "TaskAttribute"), compilation, CancellationToken.None);

        Assert.Empty(result.Problems.Select(problem => problem.Rule.Id + " " + string.Join(" ", problem.Arguments)));
        Assert.NotNull(result.Declaration);
    }

    [Fact]
    public void A_parameter_that_is_assigned_is_not_what_was_passed()
    {
        var source = Join("public record Row(float A, float B, [Label] bool Sick);", """
            [Task(BinaryClassification, typeof(Row))]
            public sealed class Net : Module<Tensor, Tensor>
            {
                private readonly Module<Tensor, Tensor> head = Linear(3, 1);

                public Net() : base("Net") => RegisterComponents();

                public override Tensor forward(Tensor x)
                {
                    x = torch.cat(new[] { x, x.sum(1, keepdim: true) }, 1);
                    return head.call(x);
                }
            }
            """);
        var compilation = Consumer.Compile([source]);
        var model = compilation.GetTypeByMetadataName("Net")!;

        Assert.Empty(DeclarationReader.Read(model, model.GetAttributes()[0], compilation, CancellationToken.None).Problems);
    }
}
