using TorchSharp;
using TorchSharp.Modules;

namespace LossGen;

/// <summary>What is done to all gradients together before a step. Parameters without a gradient are passed over.</summary>
internal static class Gradients
{
    /// <summary>Keeps a norm of 0 from dividing by 0; the value of clip_grad_norm_.</summary>
    private const double Epsilon = 1e-6;

    /// <summary>The norm of all gradients as one vector; NaN or infinite where an element is.</summary>
    public static double Norm(IReadOnlyList<Parameter> parameters)
    {
        var squares = 0.0;
        for (var index = 0; index < parameters.Count; index++)
        {
            using var gradient = parameters[index].grad;
            if (gradient is null)
                continue;

            using var norm = gradient.norm();
            var value = norm.ToDouble();
            squares += value * value;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>Scales gradients whose norm is above the limit down to it.</summary>
    public static void ClipNorm(IReadOnlyList<Parameter> parameters, double norm, double limit)
    {
        var factor = limit / (norm + Epsilon);
        if (factor < 1)
            Scale(parameters, factor);
    }

    public static void Scale(IReadOnlyList<Parameter> parameters, double factor)
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

    /// <summary>Cuts every element to the limit.</summary>
    public static void ClipValue(IReadOnlyList<Parameter> parameters, double limit)
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
