using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen;

/// <summary>An optimizer of <c>torch.optim</c>.</summary>
internal sealed class TorchOptimUpdate : IParameterUpdate
{
    private readonly nn.Module _model;
    private readonly optim.Optimizer _optimizer;
    private double _learningRate;

    public TorchOptimUpdate(nn.Module model, TrainingOptions options)
    {
        _model = model;
        _learningRate = options.LearningRate;
        var parameters = model.parameters().Where(parameter => parameter.requires_grad).ToArray();
        if (parameters.Length == 0)
            throw new TrainingException("The model has nothing to train: no parameter requires a gradient. Call RegisterComponents() at the end of its constructor, and leave at least one layer unfrozen.");

        _optimizer = Create(parameters, options);
        Clear();
    }

    public double LearningRate
    {
        get => _learningRate;
        set
        {
            if (value == _learningRate)
                return;

            _learningRate = value;
            foreach (var group in _optimizer.ParamGroups)
                group.LearningRate = value;
        }
    }

    public void Apply()
    {
        _optimizer.step();
        Clear();
    }

    // To none: the optimizer's own zero_grad fills with zeros, and a parameter that got no gradient would still decay.
    public void Clear() => _model.zero_grad(set_to_none: true);

    public void Dispose() => _optimizer.Dispose();

    private static optim.Optimizer Create(Parameter[] parameters, TrainingOptions options)
    {
        var (rate, decay) = (options.LearningRate, options.WeightDecay);
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
            OptimizerKind.RAdam => optim.RAdam(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.ASGD => optim.ASGD(parameters, lr: rate, weight_decay: decay),
            OptimizerKind.Rprop => optim.Rprop(parameters, lr: rate),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Optimizer, "Unknown optimizer."),
        };
    }
}
