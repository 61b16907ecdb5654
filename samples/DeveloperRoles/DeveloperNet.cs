namespace DeveloperRoles;

[Task(MultiLabel, typeof(Developer))]
public sealed class DeveloperNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers = Sequential(Linear(12, 32), ReLU(), Linear(32, 13));

    public DeveloperNet()
        : base(nameof(DeveloperNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
