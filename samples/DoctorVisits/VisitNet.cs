namespace DoctorVisits;

/// <summary>Returns the logarithm of the expected number of visits.</summary>
[Task(CountRegression, typeof(InsuredYear))]
public sealed class VisitNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(9, 16), ReLU(), Linear(16, 1));

    public VisitNet()
        : base(nameof(VisitNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
