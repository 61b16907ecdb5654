using TorchSharp;

namespace LossGen.GroundTruth.Tests.Facts;

/// <summary>
/// Stands in executed code around what is to be looked at: <c>Probe.See(7, x.alias())</c>. The run records the tensor; the
/// analysis knows <c>alias</c> and says there what it infers of the same expression.
/// </summary>
public static class Probe
{
    [ThreadStatic]
    private static List<(int Id, Observation Seen)>? _seen;

    /// <summary>Records a tensor under a number.</summary>
    public static void See(int id, torch.Tensor tensor) => _seen?.Add((id, Observation.Of(tensor)));

    /// <summary>
    /// Records a tensor in a method that others call. There the analysis takes gradients to be on; what a caller without them gets
    /// is told where he calls.
    /// </summary>
    public static void SeeInside(int id, torch.Tensor tensor)
    {
        if (torch.is_grad_enabled()) See(id, tensor);
    }

    /// <summary>A batch [5, 4] of which the analysis knows nothing.</summary>
    public static torch.Tensor Batch() => torch.randn(5, 4);

    /// <summary>What a run shows at its probes, in order, up to its end or the exception that ends it.</summary>
    internal static (List<(int Id, Observation Seen)> Seen, Exception? Failure) Run(Action run)
    {
        var seen = _seen = [];
        try
        {
            using var scope = torch.NewDisposeScope();
            run();
            return (seen, null);
        }
#pragma warning disable CA1031 // whatever the executed code throws is the result
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return (seen, failure);
        }
        finally
        {
            _seen = null;
            torch.set_grad_enabled(true);
        }
    }
}
