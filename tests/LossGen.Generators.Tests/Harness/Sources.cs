namespace LossGen.Generators.Tests.Harness;

/// <summary>Pieces of consumer code.</summary>
internal static class Sources
{
    /// <summary>A model whose head cannot be seen from its declaration, so that any width may be meant.</summary>
    public static string Model(string name, string modifiers = "public sealed", string parameters = "Tensor input", string arguments = "Tensor, Tensor") =>
        $$"""
        {{modifiers}} class {{name}} : Module<{{arguments}}>
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(Inputs, 16), ReLU(), Linear(16, Outputs));

            public static int Inputs { get; set; } = 4;

            public static int Outputs { get; set; } = 3;

            public {{name}}() : base(nameof({{name}})) => RegisterComponents();

            public override Tensor forward({{parameters}}) => layers.call({{parameters.Split(',')[0].Split(' ')[1]}});
        }
        """;
}
