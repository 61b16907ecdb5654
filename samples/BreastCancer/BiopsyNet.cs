namespace BreastCancer;

[Task(BinaryClassification, typeof(Biopsy))]
public sealed class BiopsyNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(30, 16), ReLU(), Linear(16, 1));

    public BiopsyNet()
        : base(nameof(BiopsyNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
