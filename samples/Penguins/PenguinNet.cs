namespace Penguins;

[Task(Classification, typeof(Penguin))]
public sealed class PenguinNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(4, 16), ReLU(), Linear(16, 3));

    public PenguinNet()
        : base(nameof(PenguinNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
