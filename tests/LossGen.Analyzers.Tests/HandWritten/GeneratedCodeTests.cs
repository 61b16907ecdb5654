namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>What a tool wrote is the tool's business. (Every other test is run again as a generated file, and finds nothing.)</summary>
public sealed class GeneratedCodeTests
{
    private const string Mistake = "var p = X.softmax(1); using var scope = NewDisposeScope(); return F.cross_entropy(p, Yl);";

    [Theory]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1.0\")]", "")]
    [InlineData("", "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1.0\")]")]
    public Task Types_and_methods_that_a_tool_wrote_are_silent(string type, string method) => RuleTest.Reports($$"""
        {{type}}
        static class Subject
        {
            static readonly Tensor X = randn(8, 5), Yl = zeros(8, dtype: int64);
            {{method}}
            public static Tensor Run() { {{Mistake}} }
        }
        """);

    [Fact]
    public Task A_file_that_a_tool_wrote_is_silent() => RuleTest.ReportsIn("Subject.g.cs", RuleTest.Body(Mistake));

    [Fact]
    public Task The_same_file_of_a_person_is_not() => RuleTest.ReportsIn("Subject.cs", RuleTest.Body("var p = X.softmax(1); return F.cross_entropy({|LG2001:p|}, Yl);"));
}
