using LossGen.Analyzers.Tests.Declarations.Harness;
using LossGen.CodeFixes.Declarations;
using static LossGen.Analyzers.Tests.Declarations.Harness.Sample;

namespace LossGen.Analyzers.Tests.Declarations;

/// <summary>The activation at the end of a model is removed, however it is written.</summary>
public sealed class ActivationFixTests
{
    [Theory]
    [InlineData("head.call(x).{|LG1302:softmax|}(1)", "head.call(x)")]
    [InlineData("{|LG1302:functional.softmax|}(head.call(x), 1)", "head.call(x)")]
    [InlineData("{|LG1302:nn.functional.softmax|}(dim: 1, input: head.call(x))", "head.call(x)")]
    [InlineData("{|LG1302:torch.softmax|}(head.call(x), 1)", "head.call(x)")]
    [InlineData("({|LG1302:functional.relu|}(head.forward(x)))", "(head.forward(x))")]
    [InlineData("head.call(x).{|LG1302:sigmoid|}().squeeze(1)", "head.call(x).squeeze(1)")]
    public Task In_the_expression_that_is_returned(string wrong, string right) => FixTest<RemoveActivationFix>.Run(
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", forward: wrong)),
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", forward: right)),
        "activation");

    [Theory]
    [InlineData("Sequential(Linear(2, 3), {|LG1302:Softmax(1)|})", "Sequential(Linear(2, 3))")]
    [InlineData("Sequential((\"out\", Linear(2, 3)), (\"p\", {|LG1302:Softmax(1)|}))", "Sequential((\"out\", Linear(2, 3)))")]
    [InlineData("Sequential(Linear(2, 3), {|LG1302:Sigmoid()|}, Dropout(0.1))", "Sequential(Linear(2, 3), Dropout(0.1))")]
    public Task As_a_layer_of_a_sequence(string wrong, string right) => FixTest<RemoveActivationFix>.Run(
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", head: wrong)),
        Join(Species, Row("[Label] Species Kind"), Net("Task(Classification, typeof(Row))", head: right)),
        "activation");

    [Theory]
    [InlineData("var y = head.call(x);\n        y = {|LG1302:functional.softmax|}(y, 1);\n        return y;", "var y = head.call(x);\n        return y;")]
    [InlineData("using var y = head.call(x);\n        return y.{|LG1302:softmax|}(1);", "using var y = head.call(x);\n        return y;")]
    [InlineData("x = head.call(x);\n        return {|LG1302:last.call|}(x);", "x = head.call(x);\n        return x;")]
    [InlineData("return this.{|LG1302:last.call|}(this.head.call(x));", "return this.head.call(x);")]
    public Task In_statements(string wrong, string right)
    {
        return FixTest<RemoveActivationFix>.Run(Source(wrong.Replace("this.{|LG1302:last.call|}", "{|LG1302:this.last.call|}", StringComparison.Ordinal)), Source(right), "activation");

        static string Source(string body) => Join(Species, Row("[Label] Species Kind"), $$"""
            [Task(Classification, typeof(Row))]
            public sealed class Net : Module<Tensor, Tensor>
            {
                private readonly Module<Tensor, Tensor> head;
                private readonly Module<Tensor, Tensor> last = Softmax(1);

                public Net() : base("Net")
                {
                    head = Linear(2, 3);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x)
                {
                    {{body}}
                }
            }
            """);
    }

    [Fact]
    public Task From_a_model_of_a_quantity() => FixTest<RemoveActivationFix>.Run(
        Join(Row("[Label] float Price"), Net("Task(Regression, typeof(Row))", 1, forward: "head.call(x).{|LG1303:relu|}()")),
        Join(Row("[Label] float Price"), Net("Task(Regression, typeof(Row))", 1, forward: "head.call(x)")),
        "activation");
}
