using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>What libtorch says of a tensor at one moment.</summary>
/// <param name="Type">The dtype.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="RequiresGrad">
/// Whether a gradient flows through it to parameters. A view made under <c>no_grad</c> says <c>requires_grad</c> and has no history:
/// backward from it runs, and no parameter gets a gradient.
/// </param>
/// <param name="Values">The numbers, row by row; empty for complex dtypes.</param>
internal sealed record Observation(torch.ScalarType Type, long[] Shape, bool RequiresGrad, double[] Values)
{
    public static Observation Of(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var hasHistory = torch.is_grad_enabled() && tensor.requires_grad;
        using var guard = torch.no_grad();
        var values = torch.is_complex(tensor) ? [] : tensor.detach().to_type(torch.ScalarType.Float64).contiguous().reshape(-1).data<double>().ToArray();
        return new Observation(tensor.dtype, tensor.shape, hasHistory, values);
    }
}
