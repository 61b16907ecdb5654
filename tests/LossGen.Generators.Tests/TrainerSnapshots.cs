using LossGen.Generators.Tests.Harness;

namespace LossGen.Generators.Tests;

public sealed class TrainerSnapshots
{
    private static string Model(string name, int inputs, int outputs) =>
        $$"""
        public sealed class {{name}} : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _layers = Sequential(Linear({{inputs}}, 16), ReLU(), Linear(16, {{outputs}}));

            public {{name}}() : base(nameof({{name}})) => RegisterComponents();

            public override Tensor forward(Tensor input) => _layers.call(input);
        }
        """;

    [Fact]
    public void Classification_of_an_enum() => Snapshot.Match("Penguin", GeneratorRun.Of(
        "namespace Penguins;\n" +
        """
        public enum Species { Adelie, Chinstrap, Gentoo }

        public sealed record Penguin(float BillLength, float BillDepth, float FlipperLength, float BodyMass, [Label] Species Species);

        [Task(Classification, typeof(Penguin))]
        """ + Model("PenguinNet", 4, 3)).Trainer);
}
