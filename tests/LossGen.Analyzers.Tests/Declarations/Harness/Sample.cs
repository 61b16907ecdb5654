namespace LossGen.Analyzers.Tests.Declarations.Harness;

/// <summary>Pieces of consumer code.</summary>
internal static class Sample
{
    public const string Species = "public enum Species { Adelie, Chinstrap, Gentoo }";

    public const string Mood = "public enum Mood { Calm, Upset }";

    /// <summary>A model whose last layer is visible, and how many features it takes is not.</summary>
    public static string Net(string task, int width = 3, string name = "Net", string forward = "head.call(x)", string? head = null) =>
        $$"""
        [{{task}}]
        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> head = {{head ?? $"Linear(Inputs, {width})"}};

            public static int Inputs { get; set; } = 2;

            public {{name}}() : base("{{name}}") => RegisterComponents();

            public override Tensor forward(Tensor x) => {{forward}};
        }
        """;

    /// <summary>An example of two features and the given label.</summary>
    public static string Row(string label) => $"public sealed record Row(float Length, float Mass, {label});";

    public static string Join(params string[] parts) => string.Join("\n\n", parts) + "\n";
}
