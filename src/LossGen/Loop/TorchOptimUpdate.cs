using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen;

/// <summary>Optimizers of <c>torch.optim</c>, one for each set of parameters.</summary>
internal sealed class TorchOptimUpdate : IParameterUpdate
{
    private readonly nn.Module _model;
    private readonly ParameterPlan _plan;
    private readonly ParameterSet[] _sets;
    private readonly OptimizerHelper[] _optimizers;
    private double _learningRate;

    public TorchOptimUpdate(nn.Module model, TrainingOptions options)
    {
        _model = model;
        _learningRate = options.LearningRate;
        _plan = ParameterPlan.Of(model, options);
        Parameters = [.. _plan.Sets.SelectMany(set => set.Parameters)];
        if (Parameters.Count == 0)
            throw new TrainingException("The model has nothing to train: no parameter requires a gradient. Call RegisterComponents() at the end of its constructor, and leave at least one layer unfrozen.");

        foreach (var parameter in _plan.Frozen)
            parameter.requires_grad = false;

        _sets = [.. _plan.Sets.SelectMany(set => set.Split(CheckpointSize.OptimizerBytes))];
        _optimizers = [.. _sets.Select(set => Create(set, options))];
        Clear();
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public double LearningRate
    {
        get => _learningRate;
        set
        {
            if (value == _learningRate)
                return;

            _learningRate = value;
            SetRates();
        }
    }

    public void Apply()
    {
        foreach (var optimizer in _optimizers)
            optimizer.step();

        Clear();
    }

    // To none: the optimizer's own zero_grad fills with zeros, and a parameter that got no gradient would still decay.
    public void Clear() => _model.zero_grad(set_to_none: true);

    public IReadOnlyList<byte[]> SaveState()
    {
        var states = new byte[_optimizers.Length][];
        for (var index = 0; index < states.Length; index++)
        {
            using var buffer = new MemoryStream();
            using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
                _optimizers[index].save_state_dict(writer);

            states[index] = buffer.ToArray();
        }

        return states;
    }

    public void LoadState(IReadOnlyList<byte[]> state)
    {
        for (var index = 0; index < _optimizers.Length; index++)
        {
            using var reader = new BinaryReader(new MemoryStream(state[index]));
            _optimizers[index].load_state_dict(reader);
        }

        // A state brings the learning rate of its time along.
        SetRates();
    }

    public void Dispose()
    {
        foreach (var optimizer in _optimizers)
            optimizer.Dispose();
        foreach (var parameter in _plan.Frozen)
            parameter.requires_grad = true;
    }

    private void SetRates()
    {
        for (var index = 0; index < _optimizers.Length; index++)
        {
            foreach (var group in _optimizers[index].ParamGroups)
                group.LearningRate = _learningRate * _sets[index].LearningRateFactor;
        }
    }

    private static OptimizerHelper Create(ParameterSet set, TrainingOptions options)
    {
        var parameters = set.Parameters;
        var (rate, decay) = (options.LearningRate * set.LearningRateFactor, set.WeightDecay);
        return options.Optimizer switch
        {
            OptimizerKind.Adam => optim.Adam(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.AdamW => optim.AdamW(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.SGD => optim.SGD(parameters, learningRate: rate, momentum: options.Momentum, weight_decay: decay),
            OptimizerKind.RMSProp => optim.RMSProp(parameters, lr: rate, weight_decay: decay, momentum: options.Momentum),
            OptimizerKind.Adagrad => optim.Adagrad(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.Adadelta => optim.Adadelta(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.Adamax => optim.Adamax(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.NAdam => optim.NAdam(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.RAdam => new RectifiedAdam(parameters, rate, decay),
            OptimizerKind.ASGD => optim.ASGD(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.Rprop => optim.Rprop(parameters, lr: rate),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Optimizer, "Unknown optimizer."),
        };
    }
}
