namespace ConcreteRange;

/// <summary>Returns the strength that a mix exceeds nine times of ten, half of the time, and one time of ten.</summary>
[Task(QuantileRegression, typeof(Mix)), Quantiles(0.1, 0.5, 0.9)]
public sealed class MixRangeNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(8, 32), ReLU(), Linear(32, 3));

    public MixRangeNet()
        : base(nameof(MixRangeNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
