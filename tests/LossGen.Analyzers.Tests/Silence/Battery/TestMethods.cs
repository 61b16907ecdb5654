namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Opinions about values and dropped results have no place in the methods of a test framework (LG2020, LG2021, LG4006, LG5002, LG5007).</summary>
internal static class TestMethods
{
    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        Test("divergence of random numbers", "Xunit.Fact", "var l = F.kl_div(randn(3, 5), rand(3, 5), log_target: false); l.print();"),
        Test("mean of a divergence",
            "NUnit.Framework.Test", "var l = F.kl_div(randn(3, 5).log_softmax(1), rand(3, 5).softmax(1), log_target: false); l.print();"),
        Test("hinge without a margin",
            "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod", "var l = F.hinge_embedding_loss(randn(5), randn(5).sign()); l.print();"),
        Test("result dropped", "Xunit.Fact", "var x = randn(3); x.relu(); x.exp();"),
        Test("result dropped in a theory", "Xunit.Theory", "var x = randn(3); x.sum();"),
        Test("evaluation with gradients", "Xunit.Fact", "var m = nn.Linear(16, 5); m.eval(); for (var i = 0; i < 3; i++) m.call(randn(2, 16)).print();"),
        Test("evaluation with gradients, another framework",
            "NUnit.Framework.Test", "var m = nn.Linear(16, 5); m.eval(); for (var i = 0; i < 3; i++) m.call(randn(2, 16)).print();"),
    ];

    private static SilentProgram Test(string name, string attribute, string body) => new("in a test: " + name, "return new Tests();", $$"""
        public sealed class Tests
        {
            [{{attribute}}]
            public void It_runs() { {{body}} }
        }
        """);
}
