using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LossGen;

/// <summary>
/// RAdam with the update of PyTorch's documentation. TorchSharp's own (0.107.0) multiplies by the learning rate twice once it rectifies, from the sixth step on, so it nearly
/// stands still; its state and files are used as they are.
/// </summary>
internal sealed class RectifiedAdam(IEnumerable<Parameter> parameters, double learningRate, double weightDecay) : RAdam(parameters, learningRate, Beta1, Beta2, Epsilon, weightDecay)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    /// <summary>The length of the moving average of squares after infinitely many steps.</summary>
    private const double GreatestLength = (2 / (1 - Beta2)) - 1;

    /// <summary>Below this length the variance cannot be estimated, and the step is that of momentum alone.</summary>
    private const double LeastLength = 5;

    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null)
    {
        if (closure is not null)
            throw new NotSupportedException("The loop computes gradients before it asks for a step.");

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var place = 0;
        var states = state_dict().State;
        foreach (var group in _parameter_groups)
        {
            foreach (var parameter in group.Parameters)
                Step(parameter, (State)states[place++], (Options)group.Options);
        }

        return null!;
    }

    /// <summary>What the mean of the gradients is multiplied by at a step.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <returns>The factor, and whether the root of the mean square divides as well.</returns>
    public static (double Factor, bool IsRectified) Factor(long step, double learningRate)
    {
        var power = Math.Pow(Beta2, step);
        var length = GreatestLength - (2 * step * power / (1 - power));
        var rate = learningRate / (1 - Math.Pow(Beta1, step));
        if (length <= LeastLength)
            return (-rate, false);

        var rectified = Math.Sqrt((length - 4) * (length - 2) * GreatestLength / ((GreatestLength - 4) * (GreatestLength - 2) * length));
        return (-rate * rectified * Math.Sqrt(1 - power), true);
    }

    private static void Step(Parameter parameter, State state, Options options)
    {
        using var own = parameter.grad;
        if (own is null)
            return;

        // Held in variables: an implicit number-to-Scalar argument can be freed during the native call.
        using Scalar beta1 = Beta1, rest1 = 1 - Beta1, beta2 = Beta2, rest2 = 1 - Beta2, epsilon = Epsilon, decay = options.weight_decay!.Value;
        var gradient = options.weight_decay > 0 ? own.add(parameter, alpha: decay) : own;
        state.step++;
        state.exp_avg.mul_(beta1).add_(gradient, alpha: rest1);
        state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, rest2);

        var (number, isRectified) = Factor(state.step, options.LearningRate!.Value);
        using Scalar factor = number;
        if (isRectified)
            parameter.addcdiv_(state.exp_avg, state.exp_avg_sq.sqrt().add_(epsilon), factor);
        else
            parameter.add_(state.exp_avg, alpha: factor);
    }
}
