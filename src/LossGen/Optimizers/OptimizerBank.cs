using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen;

/// <summary>
/// The optimizers of a run, one of <c>torch.optim</c> for each set of parameters: they hold the state, its layout in files and the learning rates, whoever makes the steps.
/// </summary>
internal sealed class OptimizerBank : IDisposable
{
    private readonly IReadOnlyList<Parameter> _frozen;
    private readonly (optim.ILearningRateController Group, double Factor)[] _rates;
    private double _learningRate;

    /// <exception cref="TrainingException">There is nothing to train.</exception>
    public OptimizerBank(ParameterPlan plan, TrainingOptions options)
    {
        _frozen = plan.Frozen;
        _learningRate = options.LearningRate;
        ParameterSet[] sets = [.. plan.Sets.SelectMany(set => set.Split(CheckpointSize.OptimizerBytes))];
        Parameters = [.. sets.SelectMany(set => set.Parameters)];
        if (Parameters.Count == 0)
            throw new TrainingException("The model has nothing to train: no parameter requires a gradient. Call RegisterComponents() at the end of its constructor, and leave at least one layer unfrozen.");

        foreach (var parameter in _frozen)
            parameter.requires_grad = false;

        Optimizers = [.. sets.Select(set => Create(set, options))];
        _rates = [.. Optimizers.SelectMany((optimizer, index) => optimizer.ParamGroups.Select(group => (group, sets[index].LearningRateFactor)))];
    }

    /// <summary>The parameters that are trained, in the order of the optimizers.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    public IReadOnlyList<OptimizerHelper> Optimizers { get; }

    /// <summary>The learning rate of the next step, before the factors of the sets.</summary>
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

    public IReadOnlyList<byte[]> SaveState()
    {
        var states = new byte[Optimizers.Count][];
        for (var index = 0; index < states.Length; index++)
        {
            using var buffer = new MemoryStream();
            using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
                Optimizers[index].save_state_dict(writer);

            states[index] = buffer.ToArray();
        }

        return states;
    }

    public void LoadState(IReadOnlyList<byte[]> state)
    {
        for (var index = 0; index < Optimizers.Count; index++)
        {
            using var reader = new BinaryReader(new MemoryStream(state[index]));
            Optimizers[index].load_state_dict(reader);
        }

        // A state brings the learning rate of its time along.
        SetRates();
    }

    public void Dispose()
    {
        foreach (var optimizer in Optimizers)
            optimizer.Dispose();
        foreach (var parameter in _frozen)
            parameter.requires_grad = true;
    }

    private void SetRates()
    {
        foreach (var (group, factor) in _rates)
            group.LearningRate = _learningRate * factor;
    }

    private static OptimizerHelper Create(ParameterSet set, TrainingOptions options)
    {
        var parameters = set.Parameters;
        var (rate, decay) = (options.LearningRate * set.LearningRateFactor, set.WeightDecay);
        return options.Optimizer switch
        {
            OptimizerKind.Adam => optim.Adam(parameters, lr: rate, weight_decay: decay, amsgrad: options.AmsGrad),
            OptimizerKind.AdamW => optim.AdamW(parameters, lr: rate, weight_decay: decay, amsgrad: options.AmsGrad),
            OptimizerKind.SGD => optim.SGD(parameters, learningRate: rate, momentum: options.Momentum, dampening: options.Dampening, weight_decay: decay, nesterov: options.Nesterov),
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
