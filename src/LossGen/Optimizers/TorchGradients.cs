using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>Gradients where autograd leaves them: a tensor for each parameter, none for those that it does not reach.</summary>
internal sealed class TorchGradients(IReadOnlyList<Parameter> parameters) : IGradients
{
    public double Norm()
    {
        var squares = 0.0;
        for (var index = 0; index < parameters.Count; index++)
        {
            var norm = Norm(index) ?? 0;
            squares += norm * norm;
        }

        return Math.Sqrt(squares);
    }

    public double? Norm(int index)
    {
        using var gradient = parameters[index].grad;
        using var norm = gradient?.norm();
        return norm is null ? null : SingleNumber.Of(norm);
    }

    public void Scale(double factor)
    {
        // Held in a variable: an implicit number-to-Scalar argument can be freed during the native call.
        using Scalar scalar = factor;
        using var noGradients = torch.no_grad();
        for (var index = 0; index < parameters.Count; index++)
        {
            using var gradient = parameters[index].grad;
            using var scaled = gradient?.mul_(scalar);
        }
    }

    public void Clip(double limit)
    {
        using Scalar least = -limit;
        using Scalar greatest = limit;
        using var noGradients = torch.no_grad();
        for (var index = 0; index < parameters.Count; index++)
        {
            using var gradient = parameters[index].grad;
            using var clipped = gradient?.clamp_(least, greatest);
        }
    }
}
