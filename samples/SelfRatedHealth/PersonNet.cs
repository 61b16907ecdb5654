namespace SelfRatedHealth;

/// <summary>Returns three numbers for four ranks: for each rank but the best, the logit of being above it, given that it was reached.</summary>
[Task(OrdinalRegression, typeof(Person))]
public sealed class PersonNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(5, 16), ReLU(), Linear(16, 3));

    public PersonNet()
        : base(nameof(PersonNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
