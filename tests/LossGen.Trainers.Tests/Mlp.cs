namespace LossGen.Trainers.Tests;

/// <summary>A small network of two layers, the body of every model here.</summary>
public abstract class Mlp : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers;

    protected Mlp(int inputs, int outputs)
        : base("mlp")
    {
        _layers = Sequential(Linear(inputs, 16), ReLU(), Linear(16, outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _layers.Dispose();

        base.Dispose(disposing);
    }
}
