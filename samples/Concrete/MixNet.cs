namespace Concrete;

[Task(Regression, typeof(Mix))]
public sealed class MixNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(8, 32), ReLU(), Linear(32, 32), ReLU(), Linear(32, 1));

    public MixNet()
        : base(nameof(MixNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
