namespace Digits;

[Task(Classification, typeof(Digit))]
public sealed class DigitNet : Module<Tensor, Tensor>
{
    private const double Ink = 16;

    private readonly Module<Tensor, Tensor> _layers = Sequential(
        Conv2d(1, 16, kernel_size: 3, padding: 1),
        ReLU(),
        MaxPool2d(2),
        Conv2d(16, 32, kernel_size: 3, padding: 1),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Linear(32 * 2 * 2, 10));

    public DigitNet()
        : base(nameof(DigitNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input / Ink);
}
