namespace Resume;

[Task(Classification, typeof(Point))]
public sealed class SpiralNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(
        Linear(2, 64), ReLU(), Dropout(0.05),
        Linear(64, 64), ReLU(),
        Linear(64, 3));

    public SpiralNet()
        : base(nameof(SpiralNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
